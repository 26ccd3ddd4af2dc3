package io.metafolio.io.parquet;

import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TList;
import shaded.parquet.org.apache.thrift.protocol.TMap;
import shaded.parquet.org.apache.thrift.protocol.TProtocolException;
import shaded.parquet.org.apache.thrift.protocol.TStruct;

/** Footers and page headers in Thrift's compact protocol; what is read is bounded by the bytes that are there. */
final class ThriftStructs {
    private ThriftStructs() {}

    /** Fills a struct and says where it ended. */
    static int read(Place place, TBase<?, ?> struct, byte[] bytes, int start, int end) {
        ThriftBytes transport = new ThriftBytes(bytes, start, end);
        try {
            struct.read(new Bounded(transport, end - start));
            return transport.getBufferPosition();
        } catch (TException e) {
            String name = struct.getClass().getSimpleName();
            throw place.damaged("The " + name + " at byte " + start + " cannot be read: " + e.getMessage(), e);
        }
    }

    static byte[] bytes(TBase<?, ?> struct) {
        ThriftBytes transport = new ThriftBytes();
        try {
            struct.write(new TCompactProtocol(transport));
        } catch (TException e) {
            throw new IllegalStateException(e);
        }
        return transport.written();
    }

    /** Bounds lengths by the bytes there are, and nesting, which the library follows by recursion, by a number. */
    private static final class Bounded extends TCompactProtocol {
        private static final int DEEPEST = 64;

        private int depth;

        Bounded(ThriftBytes transport, int length) {
            super(transport, length, length);
        }

        private void down() throws TProtocolException {
            if (++depth > DEEPEST) {
                throw new TProtocolException(TProtocolException.DEPTH_LIMIT, "nested more than " + DEEPEST + " deep");
            }
        }

        @Override
        public TStruct readStructBegin() throws TException {
            down();
            return super.readStructBegin();
        }

        @Override
        public void readStructEnd() throws TException {
            super.readStructEnd();
            depth--;
        }

        // sets begin as lists do
        @Override
        public TList readListBegin() throws TException {
            down();
            return super.readListBegin();
        }

        @Override
        public void readListEnd() throws TException {
            super.readListEnd();
            depth--;
        }

        @Override
        public void readSetEnd() throws TException {
            super.readSetEnd();
            depth--;
        }

        @Override
        public TMap readMapBegin() throws TException {
            down();
            return super.readMapBegin();
        }

        @Override
        public void readMapEnd() throws TException {
            super.readMapEnd();
            depth--;
        }
    }
}
