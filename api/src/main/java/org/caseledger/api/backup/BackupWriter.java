package org.caseledger.api.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.backup.Manifest.Contents;
import org.caseledger.api.postgres.DatabaseCopy;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.Sha256;

/** Writes files below a folder, each on disk when it returns, and notes what it wrote. */
@RequiredArgsConstructor
final class BackupWriter {
    private static final int BUFFER = 1 << 17;

    private final Path root;
    private final List<String> folders = new ArrayList<>();
    private final SortedMap<String, Contents> files = new TreeMap<>();

    List<String> folders() {
        return List.copyOf(folders);
    }

    SortedMap<String, Contents> files() {
        return files;
    }

    void folder(String name) throws IOException {
        Files.createDirectories(root.resolve(name));
        folders.add(name);
    }

    /** Throws {@link NoSuchFileException} when {@code from} is gone, and only then. */
    void file(String name, Path from) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            file(name, in);
        }
    }

    void file(String name, byte[] contents) throws IOException {
        file(name, new ByteArrayInputStream(contents));
    }

    /** What is at {@code from} under {@code base}, a file or a folder, below a folder of this name. */
    void tree(String folder, Path base, Path from) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path one : all.sorted().toList()) {
                String name = folder + "/" + base.relativize(one).toString().replace('\\', '/');
                if (Files.isDirectory(one)) {
                    folder(name);
                } else {
                    file(name, one);
                }
            }
        }
    }

    private void file(String name, InputStream in) throws IOException {
        try (FileChannel out = create(root.resolve(name))) {
            var digest = Sha256.begin();
            long size = 0;
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                size += n;
                for (var bytes = ByteBuffer.wrap(buffer, 0, n); bytes.hasRemaining(); ) {
                    out.write(bytes);
                }
            }
            out.force(true);
            files.put(name, new Contents(size, HexFormat.of().formatHex(digest.digest())));
        }
    }

    // A folder that went, as with its disk, must not be taken for a file that the database dropped.
    private static FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            throw new IOException(e);
        }
    }

    /** The names of all files are on disk when this returns. */
    void sync() throws IOException {
        for (String name : folders) {
            PrivateFolder.sync(root.resolve(name));
        }
        PrivateFolder.sync(root);
    }

    /** A database below a folder of this name. */
    DatabaseCopy under(String folder) throws IOException {
        folder(folder);
        return new DatabaseCopy() {
            @Override
            public void folder(String name) throws IOException {
                BackupWriter.this.folder(folder + "/" + name);
            }

            @Override
            public void file(String name, Path from) throws IOException {
                BackupWriter.this.file(folder + "/" + name, from);
            }

            @Override
            public void file(String name, byte[] contents) throws IOException {
                BackupWriter.this.file(folder + "/" + name, contents);
            }
        };
    }
}
