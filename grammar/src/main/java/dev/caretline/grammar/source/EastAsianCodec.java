package dev.caretline.grammar.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * CPython's codecs of several bytes to a character, as far as Java has the same ones. Java's tables differ from CPython's
 * in a few rare characters, of which the frequent ones are put right here.
 */
final class EastAsianCodec {
    private EastAsianCodec() {}

    static String decode(String codec, byte[] bytes) {
        CharsetDecoder decoder = charset(codec)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        if (decoder.decode(in, out, true).isError()) {
            throw refused(codec, bytes, in.position());
        }
        decoder.flush(out);
        String text = out.flip().toString();
        return switch (codec) {
            case "cp949", "cp950", "gbk" -> requireNoPrivateUse(codec, bytes, text);
            case "euc_jp", "shift_jis" -> text.replace('\u2014', '\u2015');
            default -> text;
        };
    }

    private static Charset charset(String codec) {
        String java = switch (codec) {
            case "big5" -> "Big5";
            case "big5hkscs" -> "Big5-HKSCS";
            case "cp932" -> "windows-31j";
            case "cp949" -> "x-windows-949";
            case "cp950" -> "x-windows-950";
            case "euc_jp" -> "EUC-JP";
            case "euc_kr" -> "EUC-KR";
            case "gb18030" -> "GB18030";
            case "gb2312" -> "GB2312";
            case "gbk" -> "GBK";
            case "iso2022_jp" -> "ISO-2022-JP";
            case "iso2022_jp_2" -> "ISO-2022-JP-2";
            case "iso2022_kr" -> "ISO-2022-KR";
            case "johab" -> "x-Johab";
            case "shift_jis" -> "Shift_JIS";
            default -> "";
        };
        if (java.isEmpty() || !Charset.isSupported(java)) {
            // Not CPython's words: it has the codec, we do not.
            throw SourceDecoder.refused("encoding problem: " + codec + " is not supported here");
        }
        return Charset.forName(java);
    }

    // Java decodes to characters for private use what CPython leaves undefined.
    private static String requireNoPrivateUse(String codec, byte[] bytes, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.getType(text.charAt(i)) == Character.PRIVATE_USE) {
                Charset charset = charset(codec);
                throw refused(codec, bytes, text.substring(0, i).getBytes(charset).length);
            }
        }
        return text;
    }

    private static PythonSyntaxException refused(String codec, byte[] bytes, int position) {
        return PythonCodec.refused(
                new DecodeFailure(codec, position, position + 1, bytes[position] & 0xFF, "illegal multibyte sequence"));
    }
}
