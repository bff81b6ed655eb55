package dev.caretline.cli;

/** The entry of the {@code caretline} command. */
public final class Main {
    /** Of the thread that does the work: trees are walked recursively, and Python allows deep ones. */
    private static final long STACK_BYTES = 512L << 20;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        int[] status = {ExitCode.DEFECT};
        Thread work = new Thread(null, () -> status[0] = run(args), "caretline", STACK_BYTES);
        work.start();
        work.join();
        System.exit(status[0]);
    }

    private static int run(String[] args) {
        Console console = Console.ofSystem();
        try (console) {
            // Reading options through picocli takes longer than reading a file or opening a prompt: the plain call goes
            // without.
            Integer status = RunCommand.execute(args, console);
            if (status == null) {
                status = CoverageRun.execute(args, console);
            }
            if (status != null) {
                return status;
            }
            if (args.length == 1 && args[0].equals("repl")) {
                return new ReplCommand(console).call();
            }
            AstCommand plain = AstCommand.ofPlainCall(args, console);
            return plain == null ? Invocation.execute(args, console) : plain.call();
        } catch (Console.OutputException e) {
            return Defect.reportOutput(e);
        } catch (Throwable e) {
            return Defect.report(e, console);
        }
    }
}
