package dev.caretline.grammar.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What keeps the generated parser fast: one slip in the grammar can make it twenty times slower without any failure. */
class GeneratedParserTest {
    /** HotSpot never compiles a method that is longer ({@code -XX:HugeMethodLimit}). */
    private static final int HUGE_METHOD = 8000;

    private final List<String> predicting = new ArrayList<>();
    private final Map<String, Label> ends = new LinkedHashMap<>();

    @Test
    void grammar_isDecidedByOneToken_everywhere() throws IOException {
        readParser();
        assertThat(predicting)
                .as("rules with a decision that one token does not settle, where ANTLR searches its automaton")
                .isEmpty();
    }

    @Test
    void everyMethod_isCompiledByHotSpot() throws IOException {
        readParser();
        assertThat(ends)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        (method, end) -> assertThat(end.getOffset()).as(method).isLessThan(HUGE_METHOD));
    }

    private void readParser() throws IOException {
        try (InputStream in = PythonGrammar.class.getResourceAsStream("PythonGrammar.class")) {
            // Written again, because only then ASM knows the offsets of labels.
            new ClassReader(in).accept(new Inspector(new ClassWriter(0)), 0);
        }
    }

    private final class Inspector extends ClassVisitor {
        Inspector(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, type, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String calledType, boolean isItf) {
                    if (called.equals("adaptivePredict")) {
                        predicting.add(name);
                    }
                    super.visitMethodInsn(opcode, owner, called, calledType, isItf);
                }

                @Override
                public void visitMaxs(int maxStack, int maxLocals) {
                    Label end = new Label();
                    super.visitLabel(end);
                    ends.put(name + type, end);
                    super.visitMaxs(maxStack, maxLocals);
                }
            };
        }
    }
}
