package org.caseledger.api.offices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.FolderLock;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The offices that there are: a folder each, which is the office's data directory and has its entry. Commands change an
 * entry as a whole, one command at a time; nodes read it.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class OfficeRegistry {
    /** In the folder of an office that waits for its first administrator: where to go. */
    public static final String LINK = "first-administrator.link";

    private static final String NEW = ".new-";

    private final Path root;
    private final Map<Path, Read> read = new HashMap<>();

    /** What was read from a file, with its time and size; the entry is empty if the file is invalid. */
    private record Read(FileTime changed, long size, List<OfficeEntry> entry, List<Text> why) {}

    /**
     * What the folder holds.
     *
     * @param broken why an entry cannot be used, by the name of its folder
     */
    public record Listed(Map<String, OfficeEntry> offices, Map<String, Text> broken) {}

    /** That of a node, in its data directory; made where there is none. */
    public static OfficeRegistry of(DataDirectory node) {
        try {
            return new OfficeRegistry(PrivateFolder.make(node.root().resolve("offices")));
        } catch (IOException e) {
            throw OfficeEntry.unreadable(node.root(), e);
        }
    }

    /** The data directory of an office. */
    public Path folder(String name) {
        return root.resolve(name);
    }

    /** All of them; one that is broken or has a host of another one keeps no other from being read. */
    public synchronized Listed list() {
        Map<String, OfficeEntry> offices = new TreeMap<>();
        Map<String, Text> broken = new TreeMap<>();
        Map<String, String> taken = new HashMap<>();
        for (var folder : folders()) {
            var name = folder.getFileName().toString();
            var found = read(folder.resolve(OfficeEntry.FILE), name);
            found.why().forEach(why -> broken.put(name, why));
            for (var entry : found.entry()) {
                var other = entry.hosts().stream().filter(taken::containsKey).findFirst();
                if (other.isPresent()) {
                    broken.put(
                            name, isTaken(other.get(), taken.get(other.get())).text());
                } else {
                    entry.hosts().forEach(host -> taken.put(host, name));
                    offices.put(name, entry);
                }
            }
        }
        return new Listed(offices, broken);
    }

    private List<Path> folders() {
        try (var all = Files.list(root)) {
            return all.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .filter(folder -> Files.exists(folder.resolve(OfficeEntry.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw OfficeEntry.unreadable(root, e);
        }
    }

    private Read read(Path file, String name) {
        try {
            var changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            var before = read.get(file);
            if (before != null && before.changed().equals(changed) && before.size() == size) {
                return before;
            }
            var now = new Read(changed, size, List.of(OfficeEntry.parse(name, Files.readString(file))), List.of());
            read.put(file, now);
            return now;
        } catch (IOException | LabelledException e) {
            var why = e instanceof LabelledException told ? told : OfficeEntry.unreadable(file, e);
            return new Read(FileTime.fromMillis(0), 0, List.of(), List.of(why.text()));
        }
    }

    /** One of them; a {@link LabelledException} where there is none. */
    public OfficeEntry get(String name) {
        var all = list();
        if (all.broken().containsKey(name)) {
            throw new LabelledException(all.broken().get(name));
        }
        var entry = all.offices().get(name);
        if (entry == null) {
            throw new LabelledException(Text.format("没有机构 %s", "there is no office %s", name));
        }
        return entry;
    }

    /** Makes what a new office needs inside and outside its folder. */
    interface Making {
        void make(DataDirectory data) throws IOException;
    }

    /**
     * Adds an office: its folder gets its name when all is made. What a command that was killed has begun is begun
     * anew.
     */
    void add(OfficeEntry entry, Making making) throws IOException {
        var lock = lock();
        try {
            var all = list();
            if (Files.exists(folder(entry.name()))) {
                throw new LabelledException(Text.format("已有机构 %s", "there is an office %s already", entry.name()));
            }
            for (var other : all.offices().values()) {
                for (var host : entry.hosts()) {
                    if (other.hosts().contains(host)) {
                        throw isTaken(host, other.name());
                    }
                }
            }
            var aside = root.resolve(NEW + entry.name());
            making.make(DataDirectory.open(aside));
            new PrivateFile(aside.resolve(OfficeEntry.FILE)).replace(entry.text());
            Files.move(aside, folder(entry.name()));
            PrivateFolder.sync(root);
        } finally {
            lock.close();
        }
    }

    /** Changes an entry, as a whole or not at all. */
    public OfficeEntry change(String name, UnaryOperator<OfficeEntry> change) throws IOException {
        var lock = lock();
        try {
            var changed = change.apply(get(name));
            new PrivateFile(folder(name).resolve(OfficeEntry.FILE)).replace(changed.text());
            return changed;
        } finally {
            lock.close();
        }
    }

    private FolderLock lock() throws IOException {
        return FolderLock.take(root, ".lock")
                .orElseThrow(() -> new LabelledException(
                        "另一条命令正在修改机构登记，请稍后再试", "another command is changing the offices: try again in a moment"));
    }

    private static LabelledException isTaken(String host, String by) {
        return new LabelledException(
                Text.format("域名 %s 已属于机构 %s", "the host name %s is that of the office %s", host, by));
    }

    /** What is there of offices whose making was broken off. */
    public List<String> unfinished() throws IOException {
        var names = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(root, NEW + "*")) {
            all.forEach(one -> names.add(one.getFileName().toString().substring(NEW.length())));
        }
        return names;
    }
}
