package io.metafolio.io.parquet;

import java.io.ByteArrayOutputStream;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.transport.TTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/**
 * Bytes in memory as Thrift reads and writes them.
 *
 * <p>The transports of the library assume messages of 100 MB and log; this one knows what is left, and is silent.
 */
final class ThriftBytes extends TTransport {
    private final TConfiguration configuration = new TConfiguration();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final byte[] bytes;
    private final int end;
    private int position;

    /** To be read from one position to another. */
    ThriftBytes(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** To be written. */
    ThriftBytes() {
        this(new byte[0], 0, 0);
    }

    byte[] written() {
        return written.toByteArray();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public int read(byte[] target, int offset, int length) throws TTransportException {
        checkReadBytesAvailable(length);
        System.arraycopy(bytes, position, target, offset, length);
        position += length;
        return length;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        written.write(source, offset, length);
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getBufferPosition() {
        return position;
    }

    @Override
    public int getBytesRemainingInBuffer() {
        return end - position;
    }

    @Override
    public void consumeBuffer(int length) {
        position += length;
    }

    @Override
    public TConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public void updateKnownMessageSize(long size) {}

    @Override
    public void checkReadBytesAvailable(long length) throws TTransportException {
        if (length < 0 || length > end - position) {
            throw new TTransportException(
                    TTransportException.END_OF_FILE, length + " bytes claimed, " + (end - position) + " left");
        }
    }
}
