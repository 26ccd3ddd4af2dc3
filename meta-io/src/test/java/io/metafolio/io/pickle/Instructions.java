package io.metafolio.io.pickle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes pickle instructions one by one, lawful or not. */
final class Instructions {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Instructions ofProtocol(int protocol) {
        return new Instructions().op(0x80, protocol);
    }

    Instructions op(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    Instructions op(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    Instructions little(long value, int width) {
        for (int i = 0; i < width; i++) {
            out.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    Instructions text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        op('X').little(utf8.length, 4);
        out.writeBytes(utf8);
        return this;
    }

    Instructions raw(byte[] bytes) {
        op('B').little(bytes.length, 4);
        out.writeBytes(bytes);
        return this;
    }

    Instructions name(String module, String attribute) {
        return op("c" + module + "\n" + attribute + "\n");
    }

    byte[] stop() {
        op('.');
        return out.toByteArray();
    }

    byte[] unfinished() {
        return out.toByteArray();
    }
}
