package org.caseledger.api.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Where a table is: in a file of this machine, or in bytes that were sent and touch no disk. */
interface TableSource {
    /** What it is called in messages. */
    Labelled name();

    TableLimits limits();

    long size() throws IOException;

    SeekableByteChannel channel() throws IOException;

    /** Its bytes from the first one on. */
    default InputStream open() throws IOException {
        return Channels.newInputStream(channel());
    }

    /** As a package of parts, which is closed without being written. */
    OPCPackage parts() throws IOException, InvalidFormatException;

    static TableSource of(Path file) {
        return new OfFile(file);
    }

    static TableSource of(byte[] sent, TableLimits limits) {
        return new Sent(sent, limits);
    }

    /** A file of this machine. */
    record OfFile(Path file) implements TableSource {
        @Override
        public Labelled name() {
            return new Text(file.toString(), file.toString());
        }

        @Override
        public TableLimits limits() {
            return TableLimits.HISTORY;
        }

        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return Files.newByteChannel(file);
        }

        @Override
        public OPCPackage parts() throws InvalidFormatException {
            return OPCPackage.open(file.toFile(), PackageAccess.READ);
        }
    }

    /** An uploaded file. */
    record Sent(byte[] bytes, TableLimits limits) implements TableSource {
        @Override
        public Labelled name() {
            return new Text("文件", "the file");
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public SeekableByteChannel channel() {
            return new SeekableInMemoryByteChannel(bytes);
        }

        @Override
        public OPCPackage parts() throws IOException, InvalidFormatException {
            return OPCPackage.open(new ByteArrayInputStream(bytes));
        }
    }
}
