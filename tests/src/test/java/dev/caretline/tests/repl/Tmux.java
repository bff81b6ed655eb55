package dev.caretline.tests.repl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A terminal of 80 columns and 40 lines that a test types into and reads from. */
final class Tmux implements AutoCloseable {
    private final String server;

    private Tmux(String server) {
        this.server = server;
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a shell command in a terminal of its own. */
    static Tmux start(String server, String command) {
        Tmux tmux = new Tmux(server);
        tmux.call("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "40", command);
        return tmux;
    }

    void type(String text) {
        call("send-keys", "-l", text);
    }

    /** By tmux's name of it, such as {@code Enter} or {@code C-c}. */
    void key(String name) {
        call("send-keys", name);
    }

    /** As a terminal pastes: between the marks of a bracketed paste if the program wants them. */
    void paste(String text) {
        call("set-buffer", "--", text);
        call("paste-buffer", "-p", "-r");
    }

    void resize(int columns, int lines) {
        call("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(lines));
    }

    /** The process that was started in it. */
    ProcessHandle process() {
        return ProcessHandle.of(Long.parseLong(
                        call("display-message", "-p", "#{pane_pid}").strip()))
                .orElseThrow();
    }

    /** Whether a program edits lines: it has asked for the keypad's keys then. */
    boolean isEdited() {
        return call("display-message", "-p", "#{keypad_flag}").strip().equals("1");
    }

    /** All that was shown so far, lines without their trailing blanks. */
    String screen() {
        return call("capture-pane", "-p", "-S", "-500");
    }

    private String call(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        call("kill-server");
    }
}
