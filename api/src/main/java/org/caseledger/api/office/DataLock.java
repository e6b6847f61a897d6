package org.caseledger.api.office;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** One running ledger per data directory; the lock says which, and goes with its process. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class DataLock implements AutoCloseable {
    /** Behind the text, so that others can read the text where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final FileChannel channel;

    /** A {@link LabelledException} naming process and address when another ledger holds the data. */
    public static DataLock take(DataDirectory data) {
        return takeUnlessRunning(data).orElseThrow(() -> alreadyRunning(data.lock()));
    }

    /** The lock, or none when another ledger holds the data. */
    public static Optional<DataLock> takeUnlessRunning(DataDirectory data) {
        try {
            FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            DataLock lock = new DataLock(channel);
            lock.announce("-");
            return Optional.of(lock);
        } catch (IOException e) {
            throw cannotLock(e);
        }
    }

    /** The process that holds the data, as it has written it; {@code ?} before it has. */
    public static String holder(DataDirectory data) throws IOException {
        return Files.readAllLines(data.lock()).stream().findFirst().orElse("?");
    }

    /** The same with where it answers, in one line. */
    public static String holderAndAddress(DataDirectory data) throws IOException {
        return String.join(" ", Files.readAllLines(data.lock()));
    }

    private static LabelledException cannotLock(IOException e) {
        return new LabelledException(
                Text.format("无法锁定数据目录：%s", "cannot lock the data directory: %s", e.getMessage()), e);
    }

    /** Tells a second start where this one answers. */
    public void announce(String address) throws IOException {
        String text = ProcessHandle.current().pid() + "\n" + address + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static LabelledException alreadyRunning(Path lock) {
        List<String> lines;
        try {
            lines = Files.readAllLines(lock);
        } catch (IOException e) {
            return cannotLock(e);
        }
        String pid = lines.isEmpty() ? "?" : lines.get(0);
        String address = lines.size() < 2 ? "-" : lines.get(1);
        return new LabelledException(Text.format(
                "已在运行：进程 %s，地址 %s，数据目录 %s",
                "already running: pid %s, address %s, data directory %s", pid, address, lock.getParent()));
    }
}
