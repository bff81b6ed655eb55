package dev.caretline.engine.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalListenerTest {
    private static final String TEN = "tenletters";
    private static final String FORTY = TEN + TEN + TEN + TEN;

    /** No system has Unix sockets whose paths are as long. */
    private static final String DEEP = FORTY + FORTY + FORTY;

    @TempDir
    Path folder;

    private static CompletableFuture<SocketChannel> admitted(LocalListener listener) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return listener.acceptAdmitted();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static void say(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The next bytes, as many as are asked for unless the end comes before. */
    private static String said(SocketChannel channel, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", DEEP})
    void callersOfThePath_areHeard(String name) throws IOException {
        Path path = folder.resolve(name);
        try (LocalListener listener = LocalListener.open(path)) {
            assertThat(Files.isRegularFile(path)).isEqualTo(name.equals(DEEP));
            CompletableFuture<SocketChannel> admitted = admitted(listener);
            try (SocketChannel caller = LocalSocket.connect(path);
                    SocketChannel called = admitted.join()) {
                say(caller, "there");
                assertThat(said(called, 5)).isEqualTo("there");
                say(called, "back!");
                assertThat(said(caller, 5)).isEqualTo("back!");
            }
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void callersWhoKnowOnlyThePort_learnNothingAndAreSentAway() throws IOException {
        Path path = folder.resolve(DEEP);
        try (LocalListener listener = LocalListener.open(path)) {
            Loopback told = Loopback.read(path);
            CompletableFuture<SocketChannel> admitted = admitted(listener);
            try (SocketChannel wrong = SocketChannel.open(Loopback.address(told.port()));
                    SocketChannel silent = SocketChannel.open(Loopback.address(told.port()))) {
                say(wrong, told.listener());
                assertThat(said(wrong, 1)).isEmpty();
                assertThat(said(silent, 1)).isEmpty();
            }
            SocketChannel.open(Loopback.address(told.port())).close();
            try (SocketChannel caller = LocalSocket.connect(path);
                    SocketChannel called = admitted.join()) {
                say(caller, "me");
                assertThat(said(called, 2)).isEqualTo("me");
            }
        }
    }

    @Test
    void listenerThatDoesNotKnowTheSecret_isNotTalkedTo() throws IOException {
        Path path = folder.resolve("file");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            other.bind(Loopback.address(0));
            Loopback.fresh(other.socket().getLocalPort()).write(path);
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerWrongly(other));
            assertThatIOException()
                    .isThrownBy(() -> LocalSocket.connect(path))
                    .withMessageContaining(String.valueOf(other.socket().getLocalPort()));
            answered.join();
        }
    }

    private static void answerWrongly(ServerSocketChannel listener) {
        try (SocketChannel caller = listener.accept()) {
            say(caller, Loopback.fresh(0).listener());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void secrets_areNewForEachListener() {
        assertThat(Loopback.fresh(1).caller())
                .isNotEqualTo(Loopback.fresh(1).caller())
                .isNotEqualTo(Loopback.fresh(1).listener());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loopback", "loopback 1 2 3\n", "\u0000"})
    void fileThatTellsNoPort_isRefused(String content) throws IOException {
        Path path = Files.writeString(folder.resolve("file"), content);
        assertThatIOException().isThrownBy(() -> LocalSocket.connect(path)).withMessageContaining("file");
    }
}
