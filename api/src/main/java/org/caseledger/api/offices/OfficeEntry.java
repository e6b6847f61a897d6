package org.caseledger.api.offices;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * The entry of an office in the registry.
 *
 * @param hosts the names by which people reach it; those of one office are no other's
 * @param publicUrl its address for people, such as {@code https://xipu.example.gov.cn}; empty: derived from the request
 * @param node which node serves it
 * @param retired it is kept, and served by none
 * @param url of its database; empty: it is on the bundled server of the node
 */
public record OfficeEntry(String name, List<String> hosts, String publicUrl, String node, boolean retired, String url) {
    /** The file of an entry, in the folder of the office. */
    static final String FILE = "office.properties";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_HOST = 253;

    public OfficeEntry {
        hosts = hosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        require(
                NAME.matcher(name).matches(),
                "机构名“%s”无效：以小写字母开头，只含小写字母、数字和连字符，不超过 30 个字符",
                "“%s” is no name of an office: lower-case letters, digits and hyphens, a letter first, at most 30",
                name);
        require(!hosts.isEmpty(), "机构 %s 没有域名", "the office %s has no host name", name);
        hosts.forEach(host ->
                require(isHost(host), "域名“%s”无效：只写域名，不含端口和路径", "“%s” is no host name: without port and path", host));
        require(NODE.matcher(node).matches(), "节点名“%s”无效", "“%s” is no name of a node", node);
        require(
                (publicUrl + url).chars().noneMatch(c -> c == '\\' || c < ' '),
                "地址中有不允许的字符：%s",
                "a character that an address cannot have: %s",
                publicUrl + url);
    }

    private static boolean isHost(String host) {
        return host.length() <= LONGEST_HOST
                && List.of(host.split("\\.", -1)).stream()
                        .allMatch(label -> LABEL.matcher(label).matches());
    }

    private static void require(boolean holds, String zh, String en, Object fact) {
        if (!holds) {
            throw new LabelledException(Text.format(zh, en, fact));
        }
    }

    /** The same on another node. */
    public OfficeEntry on(String other) {
        return new OfficeEntry(name, hosts, publicUrl, other, retired, url);
    }

    /** The same with a database of that address. */
    public OfficeEntry at(String other) {
        return new OfficeEntry(name, hosts, publicUrl, node, retired, other);
    }

    /** The same, retired or not. */
    public OfficeEntry retired(boolean now) {
        return new OfficeEntry(name, hosts, publicUrl, node, now, url);
    }

    /** Whether its database is on the bundled server. */
    public boolean isBundled() {
        return url.isEmpty();
    }

    /** Its database as the program logs in there; {@code bundled} is the address on that server. */
    public ExternalDatabase database(DataDirectory data, String bundled) {
        try {
            return OfficeDatabase.of(name).asApp(isBundled() ? bundled : url, Files.readString(data.appPassword()));
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format(
                            "读不到机构 %s 的数据库密码 %s",
                            "the password of the database of %s cannot be read: %s", name, data.appPassword()),
                    e);
        }
    }

    /** That of the office whose folder this is; empty where it is none. */
    public static Optional<OfficeEntry> in(Path folder) {
        var file = folder.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(parse(folder.toRealPath().getFileName().toString(), Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static LabelledException unreadable(Path file, Exception cause) {
        return new LabelledException(
                Text.format("读不到 %s：%s", "%s cannot be read: %s", file, String.valueOf(cause.getMessage())), cause);
    }

    /** A {@link LabelledException} where it is not whole. */
    static OfficeEntry parse(String name, String text) throws IOException {
        var read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        var state = read.getProperty("state", "");
        require(
                text.endsWith("\n") && (state.equals("served") || state.equals("retired")),
                "机构 %s 的登记文件不完整",
                "the entry of the office %s is not whole",
                name);
        return new OfficeEntry(
                name,
                List.of(read.getProperty("hosts", "").split(",")),
                read.getProperty("public-url", ""),
                read.getProperty("node", ""),
                state.equals("retired"),
                read.getProperty("url", ""));
    }

    String text() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("hosts", String.join(",", hosts));
        values.put("public-url", publicUrl);
        values.put("node", node);
        values.put("url", url);
        values.put("state", retired ? "retired" : "served"); // last, so that a truncated file is detected
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
