package org.caseledger.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.files.PrivateFile;
import org.caseledger.tlog.Tile;
import org.caseledger.tlog.TileName;

/**
 * The full tiles of a copy, as files under the names of C2SP tlog-tiles; a full disk leaves new ones in memory until
 * there is room.
 */
@RequiredArgsConstructor
final class TileFiles {
    private final Path folder;
    private final Map<TileName, Tile> unwritten = new LinkedHashMap<>();

    void keep(int level, long index, Tile tile) {
        unwritten.put(new TileName(level, index, TileName.FULL), tile);
    }

    void forgetUnwritten() {
        unwritten.clear();
    }

    void write() throws IOException {
        var tiles = unwritten.entrySet().iterator();
        while (tiles.hasNext()) {
            var next = tiles.next();
            Path file = folder.resolve(next.getKey().path());
            byte[] hashes = next.getValue().bytes();
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), hashes)) {
                Files.createDirectories(file.getParent());
                new PrivateFile(file).replace(hashes);
            }
            tiles.remove();
        }
    }

    Tile tile(int level, long index) {
        var name = new TileName(level, index, TileName.FULL);
        Tile fresh = unwritten.get(name);
        try {
            return fresh != null ? fresh : Tile.of(Files.readAllBytes(folder.resolve(name.path())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
