package dev.caretline.cli.run;

import dev.caretline.engine.settings.RunSetting;
import dev.caretline.engine.settings.RunSetting.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code caretline run}: our options and Python's in any order, then the program, whose arguments are its
 * own affair. The launcher reads the same by itself where it can; this is the definition.
 *
 * @param settings {@code key=value} for the agent, in order
 * @param python what {@code --python} says
 * @param options for the interpreter, each as one or two words
 * @param isolated whether they keep {@code sitecustomize} from being imported
 * @param plain whether they ask for something that only Python's own way of running a program does
 * @param program FILE, {@code -m MODULE}, {@code -c CODE} or {@code -}, and what follows; empty if there is none
 * @param verbatim how many words of {@code program}, counted from its end, are the last words of the command line: those can be
 *     taken from there, as text in no encoding that Java knows
 */
public record RunArguments(
        List<String> settings,
        Optional<String> python,
        List<String> options,
        boolean isolated,
        boolean plain,
        List<String> program,
        int verbatim) {
    /** Python's only long option that a program can be run with. */
    private static final String CHECK_PYCS = "check-hash-based-pycs";

    /** Letters of Python's options without a value. */
    private static final String LETTERS = "OBubdEiIPqRsStvx";

    public RunArguments {
        settings = List.copyOf(settings);
        options = List.copyOf(options);
        program = List.copyOf(program);
    }

    /** The arguments are not what they should be; the message says which. */
    public static final class WrongArgumentException extends Exception {
        private static final long serialVersionUID = 1L;

        WrongArgumentException(String message) {
            super(message);
        }
    }

    public static RunArguments parse(List<String> arguments) throws WrongArgumentException {
        Reader reader = new Reader(arguments);
        reader.readOptions();
        return new RunArguments(
                reader.settings,
                Optional.ofNullable(reader.python),
                reader.options,
                reader.isolated,
                reader.plain,
                reader.program(),
                reader.verbatim());
    }

    /** The same, read from words that do not stand on the command line. */
    public RunArguments ofNoCommandLine() {
        return new RunArguments(settings, python, options, isolated, plain, program, 0);
    }

    /** Whether the next word is the value of this option of run or of python, and not the program. */
    public static boolean takesNext(String option) {
        String name = option.startsWith("--") ? option.substring(2) : "";
        return name.equals(CHECK_PYCS) || hasValue(name) || option.matches("-[" + LETTERS + "]*[XW]");
    }

    private static boolean hasValue(String name) {
        return name.equals("python")
                || RunSetting.named(name)
                        .filter(setting -> setting.form() != Form.SWITCH)
                        .isPresent();
    }

    private static boolean isSwitch(String name) {
        return RunSetting.named(name)
                .filter(setting -> setting.form() == Form.SWITCH)
                .isPresent();
    }

    private static final class Reader {
        private final List<String> arguments;
        private final List<String> settings = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private @Nullable String python;
        private boolean isolated;
        private boolean plain;
        private List<String> programWords = List.of();
        private int at;

        Reader(List<String> arguments) {
            this.arguments = arguments;
        }

        void readOptions() throws WrongArgumentException {
            while (programWords.isEmpty() && at < arguments.size()) {
                String word = arguments.get(at);
                if (word.equals("-") || !word.startsWith("-")) {
                    return;
                }
                at++;
                if (word.equals("--")) {
                    return;
                }
                if (word.startsWith("--")) {
                    readOurs(word.substring(2));
                } else {
                    readPythons(word);
                }
            }
        }

        /** What is left; {@code -m} and {@code -c} may have been read as the last of several letters. */
        List<String> program() {
            List<String> words = new ArrayList<>(programWords);
            words.addAll(arguments.subList(at, arguments.size()));
            return words;
        }

        int verbatim() {
            int left = arguments.size() - at;
            boolean ownWord = !programWords.isEmpty()
                    && programWords.get(1).equals(arguments.get(at - 1))
                    && !arguments.get(at - 1).startsWith(programWords.get(0));
            return ownWord ? left + 1 : left;
        }

        private void readOurs(String option) throws WrongArgumentException {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (hasValue(name)) {
                add(name, equals < 0 ? next("--" + name) : option.substring(equals + 1));
            } else if (name.equals(CHECK_PYCS) && equals < 0) {
                options.addAll(List.of("--" + name, next("--" + name)));
            } else if (equals < 0 && isSwitch(name)) {
                settings.add(name + "=1");
            } else if (equals < 0 && name.startsWith("no-") && isSwitch(name.substring(3))) {
                settings.add(name.substring(3) + "=0");
            } else {
                throw new WrongArgumentException("there is no option --" + name);
            }
        }

        private void add(String name, String value) throws WrongArgumentException {
            if (name.equals("python")) {
                python = value;
                return;
            }
            RunSetting setting = RunSetting.named(name).orElseThrow();
            if (!setting.allows(value)) {
                throw new WrongArgumentException(
                        "--" + name + " takes " + setting.expectation() + ", not '" + value + "'");
            }
            settings.add(name + "=" + value);
        }

        /** One word of letters, as getopt reads them; what is an option stays as it is written, for {@code sys.orig_argv}. */
        private void readPythons(String word) throws WrongArgumentException {
            for (int i = 1; i < word.length(); i++) {
                char letter = word.charAt(i);
                String rest = word.substring(i + 1);
                if (letter == 'c' || letter == 'm') {
                    if (i > 1) {
                        options.add(word.substring(0, i));
                    }
                    programWords = List.of("-" + letter, rest.isEmpty() ? next("-" + letter) : rest);
                    return;
                }
                if (letter == 'X' || letter == 'W') {
                    options.add(word);
                    if (rest.isEmpty()) {
                        options.add(next("-" + letter));
                    }
                    return;
                }
                if (LETTERS.indexOf(letter) < 0) {
                    throw new WrongArgumentException("there is no option -" + letter);
                }
                isolated |= "EIS".indexOf(letter) >= 0;
                plain |= letter == 'x';
            }
            options.add(word);
        }

        private String next(String option) throws WrongArgumentException {
            if (at == arguments.size()) {
                throw new WrongArgumentException("a value is missing after " + option);
            }
            return arguments.get(at++);
        }
    }
}
