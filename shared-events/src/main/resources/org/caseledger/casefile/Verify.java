import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/*
 * 案卷核验 · CHECKS A CASE FILE
 *
 *   java Verify.java [--key 公钥 VKEY]... [--policy 信任策略 FILE] [案卷.zip 或文件夹 · FILE.zip or folder]
 *
 * 只需 JDK 17 或更高版本，不联网，不需要其他程序。不写文件名时核验本程序所在的文件夹。
 * Needs JDK 17 or newer and nothing else; no network. Without a name it checks the folder it lies in.
 *
 * 退出码 · exit code: 0 全部相符 all right, 1 有不符之处 something is wrong, 2 无法核验 cannot be checked.
 *
 * 核验什么 · What is checked, in this order:
 *  1. checkpoint  由账本(和见证方)的 Ed25519 私钥签名：账本当时有多少条记录(树大小)、全部记录的总摘要(树根)。
 *                 见证方另以 ML-DSA-44(抗量子)签名的，由 JDK 24 或更高版本核验，没有此算法的跳过并说明。
 *                 Signed by the log (and by witnesses): how many records the log had, and the one digest of all.
 *                 Where a witness signs by ML-DSA-44 too (post-quantum), JDK 24 or newer checks it; one that
 *                 cannot skips it and says so.
 *                 账本另以国密 SM2 签名的(第二行)：该行另含全部记录以 SM3 计算的树根，由本程序自己的 SM2、SM3 核验。
 *                 Where the log signs by SM2 too (a second line, which holds the root by SM3 of all records), it is
 *                 checked by SM2 and SM3 of this program itself.
 *  2. 每个事件    重新计算：内容与元数据的 SHA-256、封存记录(leaf)的规范 JSON、由它到树根的路径。
 *     each event  Computed anew: SHA-256 of payload and metadata, the canonical JSON of the sealed record, and
 *                 the path from it to the root that was signed. Opened texts: the digest of salt and text.
 *                 有 SM3 证明(sm3-proof)的，以 SM3 再算一遍，至 SM2 签名行所含的树根。
 *                 With a proof by SM3: all of it once more by SM3, up to the root in the line by SM2.
 *  3. 次序        案件的事件从 0 起连续无缺，时间与位置不倒退。
 *     the order   The events of the case count from 0 without a hole; times and positions never go back.
 *  4. 清单        案卷的每个文件都在由账本签名的清单中，摘要相符。
 *     manifest    Every file is in the list that the log has signed, with its digest.
 *  5. 未公开      内容中密封的文字，或已打开(与其摘要相符)，或在 withheld.txt 中逐项列明。
 *     withheld    Each text that is sealed in a payload is opened, and is the one of its digest, or is listed.
 *  6. 文件        documents/ 与 evidence/ 中的文件就是事件以 SHA-256 指明的那些；没有交付的逐个列明。
 *     files       Those in documents/ and evidence/ are the ones that events name; any other is listed with the reason.
 *  7. ZIP         各文件首尾相接，文件头与目录相同，此外别无内容。
 *     the ZIP     Its files lie end to end under headers equal to its directory, and there is nothing else in it.
 *  8. 时间戳      所盖的检查点与本案卷同属一本账；其签名用 README.md 所列的 openssl 命令核验。
 *     stamps      The stamped checkpoint is of the same log; the signature is checked with openssl (README.md).
 *
 * 依据 · Formats: C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-policy; RFC 9162 §2.1 (Merkle tree),
 * RFC 8785 (canonical JSON), RFC 8032 (Ed25519), FIPS 204 (ML-DSA-44), GB/T 32905 (SM3), GB/T 32918 (SM2).
 */
public final class Verify {

    private static final String AGAIN = "caseledger.verify.again";
    private static final int LARGEST_ENTRY = 8 << 20;
    private static final int LARGEST_TOTAL = 128 << 20;
    private static final long LARGEST_HELD = 1L << 30;
    private static final long LARGEST_HELD_TOTAL = 1L << 36;
    private static final int MOST_ENTRIES = 100_000;
    private static final int LONGEST_PROOF = 63;
    private static final int MOST_SIGNATURES = 100;
    private static final String COURSE = "course.html";
    private static final String STAMPS = "stamps/";
    private static final Pattern KNOWN =
            Pattern.compile(
                    "README\\.md|EVIDENCE\\.md|Verify\\.java|case\\.txt|checkpoint|keys\\.txt|deadlines\\.txt|course\\.html|files\\.txt|withheld\\.txt|manifest|policy"
                            + "|stamps/[a-z0-9][a-z0-9-]{0,31}\\.(checkpoint|tsr|pem|consistency)"
                            + "|(events|refusals|openings|finding-answers|noticed)/\\d{6}\\.(leaf\\.json|payload\\.json|metadata\\.json|opened\\.json|tlog-proof|sm3-proof)");
    private static final Pattern HELD = Pattern.compile("(documents|evidence)/([0-9a-f]{64})\\.[a-z0-9]{1,5}");
    private static final Pattern FILE =
            Pattern.compile("([0-9a-f]{64}) (events/\\d{6}) (here|apart|form|destroyed|missing|changed)(?: (" + HELD + "))?");
    private static final Pattern WITHHELD =
            Pattern.compile(
                    "((?:events|refusals|openings|finding-answers|noticed)/\\d{6}) ([^ ]{1,200} (?:sealed|note|unprovable|unreadable|redacted))");
    private static final String PAYLOAD = "payload redacted";
    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry("apart", "未交付给该读者 / not handed out to this reader"),
                    Map.entry("form", "文书的可编辑格式，不交付 / a form of a document that can be edited"),
                    Map.entry("destroyed", "已随案件销毁 / destroyed with its case"),
                    Map.entry("missing", "本单位没有此文件 / the office has no such file"),
                    Map.entry("changed", "本单位保存的已不是此文件 / what the office has is no longer that file"),
                    Map.entry("sealed", "未向该读者打开 / not opened for this reader"),
                    Map.entry("note", "内部备注 / an internal note"),
                    Map.entry("unprovable", "由早期版本密封，打开也不能证明 / sealed by an earlier version without a digest"),
                    Map.entry("unreadable", "无法打开(如密钥已销毁) / cannot be opened (the key was destroyed, or is elsewhere)"),
                    Map.entry("redacted", "交付者遮盖 / left out of this copy by whoever handed it out"));
    private static final Pattern SM3_PROOF =
            Pattern.compile("sm3-proof 1\nindex (0|[1-9][0-9]{0,17})\n(?:payload ([0-9a-f]{64})\n)?((?:[A-Za-z0-9+/]{43}=\n){0,63})");
    private static final Pattern LISTED = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9./-]{1,100})");
    private static final Pattern SALT = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    private static final Set<String> COLUMNS =
            Set.of("aggregate", "case", "id", "metadata", "payload", "position", "recordedAt", "rev", "seq", "type", "v");

    /** 所示时间均为北京时间 · Times are shown as those of Beijing. */
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx").withZone(ZoneId.of("Asia/Shanghai"));

    /** 公元9999年末 · The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static String local(String time) {
        try {
            return LOCAL.format(Instant.parse(time));
        } catch (DateTimeException e) {
            return time;
        }
    }

    /** 无法核验 · It cannot be checked at all. */
    private static final class NoCaseFile extends Exception {
        private static final long serialVersionUID = 1;

        NoCaseFile(String zh, String en) {
            super(zh + " / " + en);
        }
    }

    /** 有不符之处 · Something in it is wrong. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String zh, String en) {
            super(zh + " / " + en);
        }
    }

    private final Map<String, byte[]> files;
    private final Map<String, String> held;
    private final Map<String, List<String>> withheld = new LinkedHashMap<>();
    private final Map<String, String> named = new LinkedHashMap<>();
    private final List<Key> given;
    private final List<Key> required;
    private final Policy policy;
    private final PrintStream out;
    private final Set<Key> skipped = new LinkedHashSet<>();
    private int faults;
    private int version;
    private int left;
    private long last;
    private boolean listSigned;
    private byte[] sm3Root;
    private boolean sm3Proofs;

    private Verify(Collected collected, List<Key> required, Policy policy, PrintStream out) {
        this.files = collected.files;
        this.held = collected.held;
        this.required = required;
        this.policy = policy;
        this.given = new ArrayList<>(required);
        if (policy != null) {
            given.addAll(policy.keys);
        }
        this.out = out;
    }

    public static void main(String[] arguments) {
        if (!"\u6848".equals("案") && System.getProperty(AGAIN) == null) {
            System.exit(again(arguments));
        }
        PrintStream out = new PrintStream(System.out, true, charset());
        int exit = answer(arguments, out);
        out.flush();
        System.exit(exit);
    }

    /** 写出结论，返回退出码 · Prints what was found; returns the exit code. */
    private static int answer(String[] arguments, PrintStream out) {
        try {
            return run(arguments, out);
        } catch (NoCaseFile e) {
            out.println("无法核验 / CANNOT BE CHECKED: " + printable(e.getMessage()));
            return 2;
        }
    }

    /**
     * JDK 17 按系统编码读源程序：不是 UTF-8 时，以 UTF-8 重新启动自己。 JDK 17 reads this source in the
     * encoding of the system: where that is not UTF-8, it is started once more, in UTF-8.
     */
    private static int again(String[] arguments) {
        List<String> command = new ArrayList<>();
        try {
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.add("-Dfile.encoding=UTF-8");
            command.add("-D" + AGAIN + "=true");
            command.add(source().toString());
            command.addAll(List.of(arguments));
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException | NoCaseFile e) {
            System.err.println("Start it with: java -Dfile.encoding=UTF-8 Verify.java");
            return 2;
        }
    }

    private static int run(String[] arguments, PrintStream out) throws NoCaseFile {
        List<Key> keys = new ArrayList<>();
        Path file = null;
        Policy policy = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--key") && i + 1 < arguments.length) {
                keys.add(Key.parse(arguments[++i]));
            } else if (arguments[i].equals("--policy") && i + 1 < arguments.length && policy == null) {
                policy = policy(Path.of(arguments[++i]));
            } else if (arguments[i].startsWith("-") || file != null) {
                throw new NoCaseFile(
                        "用法：java Verify.java [--key 公钥]… [--policy 策略文件] [案卷.zip 或文件夹]",
                        "usage: java Verify.java [--key VKEY]… [--policy FILE] [FILE.zip or folder]");
            } else {
                file = Path.of(arguments[i]);
            }
        }
        if (file == null) {
            file = here();
        }
        return new Verify(Files.isDirectory(file) ? folder(file) : zip(file), keys, policy, out).check();
    }

    private static Policy policy(Path path) throws NoCaseFile {
        try {
            return Policy.parse(Files.readAllBytes(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        } catch (Wrong e) {
            throw new NoCaseFile("不是信任策略：" + path + "：" + e.getMessage(), "not a policy: " + path);
        }
    }

    // ------------------------------------------------------------------ 核验 · The check

    private int check() throws NoCaseFile {
        CaseText about = CaseText.parse(text("case.txt"));
        version = about.version;
        List<Key> own = keysInFile();
        out.println("案件 / case: " + about.caseId);
        if (version >= 6) {
            withheld();
        }
        Note checkpoint = null;
        try {
            checkpoint = Note.parse(text("checkpoint"));
            signatures(checkpoint, own);
        } catch (Wrong e) {
            fault("检查点 / checkpoint", e);
        }
        sm3Proofs = about.version == 7 || about.version == 9;
        if (sm3Proofs && sm3Root == null && (given.isEmpty() ? own : given).stream().anyMatch(Key::isSm2)) {
            fault("检查点 / checkpoint", new Wrong("没有有效的 SM2 签名行，SM3 证明无从核对", "no valid line by SM2 for the proofs by SM3"));
        }
        if (checkpoint != null) {
            for (Map.Entry<String, Long> stream : about.counts.entrySet()) {
                stream(stream.getKey(), stream.getValue(), about.caseId, checkpoint);
            }
            named();
            stamps(about, checkpoint);
        }
        if (about.version >= 5) {
            manifest(about, checkpoint, own);
        }
        leftOver(about);
        return verdict(about, checkpoint);
    }

    private void signatures(Note checkpoint, List<Key> own) throws Wrong {
        out.println("账本 / log: " + printable(checkpoint.origin));
        out.println("树大小 / tree size: " + checkpoint.size + " 条记录 / records");
        Set<Key> signed = new LinkedHashSet<>();
        for (Note.Line line : checkpoint.signatures) {
            Key key = find(given.isEmpty() ? own : given, line);
            if (key == null) {
                out.println("  未核 / not checked: " + line.shown() + "，不在所用公钥之列 / not among the keys used");
            } else if (!key.isCheckable()) {
                skipped.add(key);
                out.println("  跳过 / skipped: " + key.shown() + "，ML-DSA-44 须用 JDK 24 或更高版本核验 / needs JDK 24 or newer");
            } else if (signed.add(key)) {
                out.println("  签名有效 / valid: " + key.verify(checkpoint, line));
                if (key.isSm2()) {
                    sm3Root = Arrays.copyOf(line.signature(), 32);
                }
            }
        }
        if (signed.stream().noneMatch(key -> (key.isLog() || key.isSm2()) && key.name.equals(checkpoint.origin))) {
            throw new Wrong("没有账本的有效签名", "no valid signature of the log");
        }
        quorum(signed);
        for (Key key : required) {
            if (!signed.contains(key) && !skipped.contains(key)) {
                throw new Wrong(
                        "所给公钥没有签名：" + key.shown(), "this key, which you gave, has not signed: " + key.shown());
            }
        }
    }

    /** 所给策略须达到；案卷自己的策略只作说明 · The given policy must be reached; that of the file is only reported. */
    private void quorum(Set<Key> signed) throws Wrong {
        Set<Key> all = new LinkedHashSet<>(signed);
        all.addAll(skipped);
        if (policy != null) {
            if (!policy.isReached(all)) {
                throw new Wrong("见证方的共签未达到所给策略的要求", "the cosignatures do not reach the quorum of the given policy");
            }
            out.println("  所给策略：已达到 / the given policy: reached");
        } else if (files.containsKey("policy")) {
            boolean reached = Policy.parse(files.get("policy")).isReached(all);
            out.println(
                    "  案卷所述策略(policy)：" + (reached ? "已达到 / its own policy: reached" : "未达到 / its own policy: NOT reached"));
        }
    }

    private static Key find(List<Key> keys, Note.Line line) {
        return keys.stream().filter(key -> key.made(line)).findFirst().orElse(null);
    }

    /** 一个序列的全部事件 · All events of one stream. */
    private void stream(String name, long count, String caseId, Note checkpoint) {
        if (count < 0) {
            out.println(name + ": 未交付给该读者 / not handed out to this reader");
            return;
        }
        out.println(name + ": " + count);
        Record before = null;
        for (long n = 0; n < count; n++) {
            String label = "%s/%06d".formatted(name, n);
            try {
                List<String> notShown = withheld.getOrDefault(label, List.of());
                Record event = event(label, checkpoint);
                event.mustFollow(before, n, streamOf(name, caseId));
                parts(label, notShown);
                last = Math.max(last, event.position);
                out.println("  " + label + "  " + event.shown() + "  相符 / ok");
                notShown.forEach(this::tell);
                before = event;
            } catch (Wrong e) {
                fault(label, e);
            }
        }
    }

    private Record event(String label, Note checkpoint) throws Wrong {
        byte[] leaf = bytes(label + ".leaf.json");
        byte[] payload = withheld.getOrDefault(label, List.of()).contains(PAYLOAD) ? null : bytes(label + ".payload.json");
        byte[] metadata = bytes(label + ".metadata.json");
        Proof proof = Proof.parse(bytes(label + ".tlog-proof"));
        Record event = Record.parse(leaf);
        event.mustHold(payload, metadata);
        byte[] opened = files.get(label + ".opened.json");
        if (payload != null && opened != null) {
            mustBeSealedIn(payload, Json.object(opened));
        }
        if (!proof.checkpoint.equals(utf8(files.get("checkpoint")))) {
            throw new Wrong("其证明不是针对本案卷的检查点", "its proof is for another checkpoint");
        }
        if (proof.index != event.position - 1) {
            throw new Wrong("其证明属于另一位置", "its proof is that of another position");
        }
        byte[] root = root(proof.index, checkpoint.size, sha256(new byte[] {0}, leaf), proof.path, Verify::sha256);
        if (!Arrays.equals(root, checkpoint.root)) {
            throw new Wrong(
                    "封存记录(时间、人员、序号等)或其证明被改动：不在签名的账本中",
                    "its sealed record (time, actor, order) or its proof was changed: it is not in the signed log");
        }
        if (sm3Proofs) {
            mustHoldBySm3(label, event, payload, metadata, checkpoint.size);
        }
        return event;
    }

    /** 同样的核验，一切摘要改用 SM3 · The same with SM3 in the place of SHA-256 everywhere. */
    private void mustHoldBySm3(String label, Record event, byte[] payload, byte[] metadata, long size) throws Wrong {
        var found = SM3_PROOF.matcher(utf8(bytes(label + ".sm3-proof")));
        if (!found.matches()
                || !found.group(1).equals(Long.toString(event.position - 1))
                || (payload == null) == (found.group(2) == null)) {
            throw new Wrong("其 SM3 证明格式不对", "its proof by SM3 has not the right form");
        }
        List<byte[]> path = new ArrayList<>();
        for (String line : found.group(3).lines().toList()) {
            path.add(base64(line, 32));
        }
        String hashed = payload == null ? found.group(2) : hex(Sm3.digest(payload));
        byte[] leaf = Sm3.digest(new byte[] {0}, event.bySm3(hashed, metadata));
        if (sm3Root != null && !Arrays.equals(root(event.position - 1, size, leaf, path, Sm3::digest), sm3Root)) {
            throw new Wrong("SM3 证明不成立：不在 SM2 签名的账本中", "its proof by SM3 does not hold: it is not in the log signed by SM2");
        }
    }

    private void withheld() {
        try {
            for (String line : utf8(bytes("withheld.txt")).lines().toList()) {
                var found = WITHHELD.matcher(line);
                if (!found.matches()) {
                    throw new Wrong("格式不对", "it has not the right form");
                }
                withheld.computeIfAbsent(found.group(1), label -> new ArrayList<>()).add(found.group(2));
            }
        } catch (Wrong e) {
            fault("withheld.txt", e);
        }
    }

    private void tell(String notShown) {
        left++;
        int space = notShown.lastIndexOf(' ');
        out.println("    未公开 / withheld: " + printable(notShown.substring(0, space)) + "，" + REASONS.get(notShown.substring(space + 1)));
    }

    /** 密封的，或已打开，或已列明 · What is sealed in a payload is opened or listed, and nothing else is. */
    private void parts(String label, List<String> notShown) throws Wrong {
        withheld.remove(label);
        byte[] payload = files.get(label + ".payload.json");
        byte[] texts = files.get(label + ".opened.json");
        if (notShown.contains(PAYLOAD)) {
            if (notShown.size() > 1 || payload != null || texts != null) {
                throw new Wrong("内容列为已遮盖，却仍在案卷中", "its payload is listed as left out, and something of it is here");
            }
            return;
        } else if (version < 6) {
            return;
        }
        Set<String> opened = texts == null ? Set.of() : Json.object(texts).keySet();
        Parts parts = new Parts();
        parts.look("", Json.object(payload));
        List<String> listed = new ArrayList<>(notShown);
        Set<String> strange = new LinkedHashSet<>(opened);
        for (Parts.Sealed one : parts.sealed) {
            strange.remove(one.digest());
            if (one.digest() == null || !opened.contains(one.digest())) {
                String line = listed.stream().filter(l -> l.startsWith(one.field() + " ")).findFirst().orElse(null);
                if (line == null) {
                    throw new Wrong(
                            "密封的 " + one.field() + " 既未打开，也未列明",
                            "its sealed " + one.field() + " is neither opened nor listed as withheld");
                }
                listed.remove(line);
            }
        }
        if (!listed.isEmpty() || !strange.isEmpty()) {
            throw new Wrong("打开的或列为未公开的，不是其中密封的", "what is opened or listed as withheld is not what is sealed in it");
        }
        if (label.startsWith("events/")) {
            parts.files.forEach(sha256 -> named.putIfAbsent(sha256, label));
        }
    }

    /** 文件：案卷中的就是事件指明的那些 · The files that are here are those that events name; each other one is listed. */
    private void named() {
        for (String label : withheld.keySet()) {
            fault("withheld.txt", new Wrong("所列的事件没有核验通过：" + label, "an event that it lists was not found right"));
        }
        Set<String> over = new TreeSet<>(held.keySet());
        if (version >= 6) {
            try {
                for (String line : utf8(bytes("files.txt")).lines().toList()) {
                    file(line).ifPresent(over::remove);
                }
            } catch (Wrong e) {
                fault("files.txt", e);
            }
            named.forEach(
                    (sha256, label) ->
                            fault("files.txt", new Wrong(label + " 指明的文件没有列出：" + sha256, "a file that it names is not listed")));
        }
        for (String path : over) {
            fault(path, new Wrong("没有列出此文件", "this file is not listed"));
        }
    }

    private Optional<String> file(String line) throws Wrong {
        var found = FILE.matcher(line);
        if (!found.matches() || found.group(3).equals("here") != (found.group(4) != null)) {
            throw new Wrong("格式不对", "it has not the right form");
        }
        String sha256 = found.group(1);
        String path = found.group(4);
        if (!found.group(2).equals(named.remove(sha256))) {
            fault("files.txt", new Wrong(found.group(2) + " 没有指明此文件：" + sha256, "the event does not name this file"));
        } else if (path == null) {
            out.println("  未交付 / not here: " + sha256 + "  " + found.group(2) + "，" + REASONS.get(found.group(3)));
        } else if (!held.containsKey(path)) {
            fault(path, new Wrong("列出的文件不在案卷中", "it is listed, and is not here"));
        } else if (!sha256.equals(held.get(path)) || !path.contains("/" + sha256 + ".")) {
            fault(path, new Wrong("不是 " + found.group(2) + " 指明的那个文件", "it is not the file that " + found.group(2) + " names"));
        } else {
            out.println("  " + path + "  " + found.group(2) + "  相符 / ok");
        }
        return Optional.ofNullable(path);
    }

    /** 内容中密封的文字，和以 SHA-256 指明的文件 · The texts that are sealed in a payload, and the files that it names. */
    private static final class Parts {
        private static final Pattern OFFICIAL =
                Pattern.compile("\u27e61:[A-Za-z0-9_-]{22}:([A-Za-z0-9._-]{1,100}):([A-Za-z0-9_-]{43}):[A-Za-z0-9_-]*\u27e7");
        private static final Pattern PERSONAL =
                Pattern.compile("([A-Z][A-Za-z]{1,60}\\.[A-Za-z]{1,60}):(?:([A-Za-z0-9_-]{43}):)?[A-Za-z0-9+/]{40,}={0,2}");
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        record Sealed(String field, String digest) {}

        final List<Sealed> sealed = new ArrayList<>();
        final Set<String> files = new LinkedHashSet<>();

        void look(String name, Object value) {
            if (value instanceof String text) {
                text(name, text);
            } else if (value instanceof Map<?, ?> members && name.equals("files")) {
                members.values().forEach(digest -> file(digest.toString()));
            } else if (value instanceof Map<?, ?> members) {
                members.forEach((key, member) -> look((String) key, member));
            } else if (value instanceof List<?> elements) {
                elements.forEach(element -> look(name, element));
            }
        }

        private void file(String digest) {
            if (SHA256.matcher(digest).matches()) {
                files.add(digest);
            }
        }

        private void text(String name, String text) {
            if (name.equals("sha256") || name.equals("paper")) {
                file(text);
            }
            var personal = PERSONAL.matcher(text);
            if (personal.matches()) {
                sealed.add(new Sealed(personal.group(1), personal.group(2)));
            }
            var official = OFFICIAL.matcher(text);
            while (official.find()) {
                sealed.add(new Sealed(official.group(1), official.group(2)));
            }
        }
    }

    /** 打开的文字就是内容中密封的那些 · What is opened is what is sealed in the payload: digest of salt and text. */
    private static void mustBeSealedIn(byte[] payload, Map<String, Object> opened) throws Wrong {
        for (Map.Entry<String, Object> one : opened.entrySet()) {
            if (!(one.getValue() instanceof Map<?, ?> told
                    && told.get("salt") instanceof String salt
                    && told.get("text") instanceof String text
                    && SALT.matcher(salt).matches()
                    && one.getKey().equals(digest(Base64.getUrlDecoder().decode(salt), text))
                    && utf8(payload).contains(":" + one.getKey() + ":"))) {
                throw new Wrong("打开的文字(opened)不是所密封的", "a text in its opened.json is not what was sealed");
            }
        }
    }

    private static String digest(byte[] salt, String text) {
        byte[] told = text.getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(salt, salt.length + told.length);
        System.arraycopy(told, 0, both, salt.length, told.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(both));
    }

    /** 审计序列的编号由案件编号得出 · The companion streams of the case are named after it. */
    private static String streamOf(String name, String caseId) {
        return name.equals("events")
                ? caseId
                : UUID.nameUUIDFromBytes((name + "/" + caseId).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** 时间戳：所盖的与本案卷同属一本账 · What was stamped is of the same log; its signature is for openssl. */
    private void stamps(CaseText about, Note checkpoint) {
        Set<String> names = new TreeSet<>();
        for (String name : files.keySet()) {
            if (name.startsWith(STAMPS)) {
                names.add(name.substring(0, name.lastIndexOf('.')));
            }
        }
        if (names.size() != about.stamps) {
            fault(STAMPS, new Wrong("案卷的目录列有 " + about.stamps + " 个时间戳", "case.txt counts " + about.stamps));
        }
        for (String name : names) {
            try {
                Note stamped = Note.parse(bytes(name + ".checkpoint"));
                bytes(name + ".pem");
                String time = Stamp.time(bytes(name + ".tsr"), sha256(bytes(name + ".checkpoint")));
                mustBeOneLog(stamped, checkpoint, utf8(bytes(name + ".consistency")));
                out.println("  %s  %s  前 %d 条记录 / the first %d records，签名未核 / signature not checked here".formatted(name, time, stamped.size, stamped.size));
                out.println(
                        stamped.size >= last
                                ? "    本案卷全部事件在内 / with all events of this file"
                                : "    位置 %d 之后的事件不在内 / without the events after position %d"
                                        .formatted(stamped.size, stamped.size));
            } catch (Wrong e) {
                fault(name, e);
            }
        }
    }

    private static void mustBeOneLog(Note stamped, Note checkpoint, String proof) throws Wrong {
        List<byte[]> path = new ArrayList<>();
        for (String line : proof.lines().toList()) {
            path.add(base64(line, 32));
        }
        Note older = stamped.size < checkpoint.size ? stamped : checkpoint;
        Note newer = older == stamped ? checkpoint : stamped;
        if (!stamped.origin.equals(checkpoint.origin)
                || path.size() > LONGEST_PROOF
                || !extend(older.size, newer.size, older.root, newer.root, path)) {
            throw new Wrong("所盖的检查点与本案卷的不属一本账", "the stamped checkpoint is not of the log of this file");
        }
    }

    /** 清单：案卷的文件一个不多、一个不少、一字不差 · All files are those of the list, and the log has signed it. */
    private void manifest(CaseText about, Note checkpoint, List<Key> own) {
        try {
            String all = utf8(bytes("manifest"));
            int split = all.lastIndexOf("\n\n");
            String text = all.substring(0, split + 1);
            if (!text.startsWith("case-file-manifest\ncase " + about.caseId + "\n")) {
                throw new Wrong("不是本案卷的清单", "it is not the list of this case file");
            }
            Map<String, String> listed = new LinkedHashMap<>();
            for (String line : text.lines().skip(2).toList()) {
                var found = LISTED.matcher(line);
                if (!found.matches() || listed.put(found.group(2), found.group(1)) != null) {
                    throw new Wrong("清单的格式不对", "the list has not the right form");
                }
            }
            compare(listed);
            for (String line : all.substring(split + 2).lines().toList()) {
                attested(text, Note.line(line), checkpoint, own);
            }
        } catch (Wrong e) {
            fault("manifest", e);
        }
    }

    private void compare(Map<String, String> listed) {
        Set<String> names = new TreeSet<>(listed.keySet());
        names.addAll(files.keySet());
        names.addAll(held.keySet());
        names.remove("manifest");
        for (String name : names) {
            byte[] file = files.get(name);
            String digest = file == null ? held.get(name) : hex(sha256(file));
            if (digest == null) {
                fault(name, new Wrong("清单所列的文件不在案卷中", "the list has this file, and it is not here"));
            } else if (!digest.equals(listed.get(name))) {
                fault(name, new Wrong("与清单不符", "it is not the file of the list"));
            }
        }
    }

    private void attested(String text, Note.Line line, Note checkpoint, List<Key> own) throws Wrong {
        Key key = find(given.isEmpty() ? own : given, line);
        if (key == null || checkpoint == null || !key.isLog() || !key.name.equals(checkpoint.origin)) {
            out.println("manifest: 未核 / not checked: " + line.shown());
            return;
        }
        key.mustVerify(utf8(text), line.signature(), line);
        out.println("manifest: 签名有效 / valid: 账本 / log " + key.shown());
        listSigned = true;
    }

    private void leftOver(CaseText about) {
        for (String name : files.keySet()) {
            int slash = name.indexOf('/');
            if (name.equals(COURSE) && about.version < 8) {
                fault(name, new Wrong("这一版本的案卷没有此文件", "a case file of this version has no such file"));
            }
            if (slash > 0
                    && !name.startsWith(STAMPS)
                    && Long.parseLong(name.substring(slash + 1, slash + 7)) >= about.counts.get(name.substring(0, slash))) {
                fault(name, new Wrong("案卷的目录中没有此文件", "case.txt does not count this file"));
            }
        }
    }

    private void fault(String where, Wrong what) {
        faults++;
        out.println("  不符 / WRONG  " + where + "：" + printable(what.getMessage()));
    }

    private int verdict(CaseText about, Note checkpoint) {
        out.println();
        if (faults > 0) {
            out.println("结论 / verdict: 不符 / WRONG: " + faults + " 处 / faults，见上 / see above");
            return 1;
        }
        if (given.stream().anyMatch(skipped::contains)) {
            out.println("结论 / verdict: 所给公钥中有须用 JDK 24 或更高版本核验的，其余相符。");
            out.println("  CANNOT BE CHECKED: a key that you gave needs JDK 24 or newer. All else is right.");
            return 2;
        }
        out.println("结论 / verdict: 全部相符 / ALL RIGHT");
        out.println(
                "  本案 %d 个事件(0 至 %d)与签名的账本一致。 / The %d events of the case agree with the signed log."
                        .formatted(about.events(), about.events() - 1, about.events()));
        if (left > 0) {
            out.println("  其中 %d 处未公开，见上。 / %d parts of it are withheld, see above.".formatted(left, left));
        }
        if (!skipped.isEmpty()) {
            out.println("  跳过了 %d 个 ML-DSA-44 签名，见上。 / ML-DSA-44 signatures skipped: %d, see above.".formatted(skipped.size(), skipped.size()));
        }
        if (sm3Proofs && sm3Root == null) {
            out.println("  SM3 证明未核：所用公钥中没有 SM2 公钥。 / The proofs by SM3 were not checked: no SM2 key is among those used.");
        } else if (sm3Proofs) {
            out.println("  以 SM3 计算的全部证明也成立。 / All proofs by SM3 hold, too.");
        }
        if (about.stamps > 0) {
            out.println("  时间戳的签名请用 README.md 所列的 openssl 命令核验。");
            out.println("  Check the signatures of the timestamps with the openssl commands of README.md.");
        }
        if (given.isEmpty()) {
            out.println("  注意：公钥取自案卷本身，请用另行取得的公钥核对上列指纹，或用 --key 指定。");
            out.println("  NOTE: the keys come from the file itself. Compare the fingerprints above with keys that");
            out.println("  you have from elsewhere, or give them with --key.");
        }
        if (!listSigned) {
            out.println("  注意：文件清单没有经核验的账本签名，README.md、EVIDENCE.md、case.txt、deadlines.txt、course.html 可能被换过。");
            out.println("  NOTE: no signature of the log over the list of files was checked: README.md, EVIDENCE.md,");
            out.println("  case.txt, deadlines.txt and course.html may be others than were handed out.");
        }
        out.println("  本案卷不能证明此后没有更多事件。 / It does not prove that the case has no later events.");
        return 0;
    }

    // ------------------------------------------------------------------ 封存记录 · The sealed record

    /** 事件在账本中的封存记录 · What the log seals of an event (its Merkle leaf). */
    private static final class Record {
        private final Map<String, Object> fields;
        private Map<String, Object> said = Map.of();
        final long position;
        final long sequence;
        final String recordedAt;

        private Record(Map<String, Object> fields) throws Wrong {
            this.fields = fields;
            this.position = number("position");
            this.sequence = number("seq");
            this.recordedAt = string("recordedAt");
            number("rev");
            string("type");
            if (number("v") != 1 || position < 1 || !TIME.matcher(recordedAt).matches()) {
                throw form();
            }
        }

        static Record parse(byte[] leaf) throws Wrong {
            Map<String, Object> fields = Json.object(leaf);
            Set<String> names = new LinkedHashSet<>(fields.keySet());
            names.removeAll(Set.of("actor", "unit"));
            if (!names.equals(COLUMNS)) {
                throw form();
            }
            Record event = new Record(fields);
            if (!Arrays.equals(leaf, canonical(fields))) {
                throw form();
            }
            return event;
        }

        private static Wrong form() {
            return new Wrong("封存记录的格式不对", "its sealed record has not the right form");
        }

        /** 内容与元数据就是封存的那些 · Payload and metadata are what was sealed. */
        void mustHold(byte[] payload, byte[] metadata) throws Wrong {
            if (payload != null && !hex(sha256(payload)).equals(fields.get("payload"))) {
                throw new Wrong("内容(payload)与封存的摘要不符，已被改动", "its payload is not what was sealed: it was changed");
            }
            if (!hex(sha256(metadata)).equals(fields.get("metadata"))) {
                throw new Wrong("元数据(metadata)与封存的摘要不符，已被改动", "its metadata is not what was sealed: it was changed");
            }
            said = Json.object(metadata);
            for (String name : List.of("actor", "unit")) {
                Object value = said.get(name) instanceof String text ? text : null;
                if (value == null ? fields.containsKey(name) : !value.equals(fields.get(name))) {
                    throw new Wrong(
                            "封存记录中的人员或单位(" + name + ")与元数据不符", "its sealed " + name + " is not that of its metadata");
                }
            }
        }

        /** 以 SM3 代 SHA-256 的封存记录 · The sealed record with SM3 where it has SHA-256. */
        byte[] bySm3(String payload, byte[] metadata) throws Wrong {
            Map<String, Object> other = new LinkedHashMap<>(fields);
            other.put("payload", payload);
            other.put("metadata", hex(Sm3.digest(metadata)));
            return canonical(other);
        }

        void mustFollow(Record before, long expected, String stream) throws Wrong {
            if (!stream.equals(fields.get("case"))) {
                throw new Wrong("它属于另一案件", "it belongs to another case");
            }
            if (sequence != expected) {
                throw new Wrong(
                        "序号应为 " + expected + "，实为 " + sequence, "it should be number " + expected + " and is " + sequence);
            }
            if (before != null && (before.position >= position || before.recordedAt.compareTo(recordedAt) > 0)) {
                throw new Wrong("位置或时间早于前一事件", "its position or time lies before the event before it");
            }
        }

        String shown() {
            return "位置/position %d  %s  %s  %s"
                    .formatted(
                            position, local(recordedAt), printable(fields.get("type")), printable(fields.getOrDefault("actor", "-")))
                    + behalf();
        }

        /** 授权代签的，为哪位领导签 · Where it was signed by a delegation: for which leader. */
        private String behalf() {
            return said.get("behalf") instanceof String leader
                    ? "  授权代签，授权人/signed under a delegation from %s (%s)"
                            .formatted(printable(leader), printable(said.getOrDefault("behalfName", "-")))
                    : "";
        }

        private long number(String name) throws Wrong {
            if (fields.get(name) instanceof Long value) {
                return value;
            }
            throw form();
        }

        private String string(String name) throws Wrong {
            if (fields.get(name) instanceof String value) {
                return value;
            }
            throw form();
        }

        /** RFC 8785: 按键名排序，无空格 · sorted by name, no spaces. */
        private static byte[] canonical(Map<String, Object> fields) throws Wrong {
            StringBuilder json = new StringBuilder();
            for (Map.Entry<String, Object> field : new TreeMap<>(fields).entrySet()) {
                json.append(json.isEmpty() ? '{' : ',').append(Json.quoted(field.getKey())).append(':');
                json.append(field.getValue() instanceof String text ? Json.quoted(text) : field.getValue());
            }
            return utf8(json.append('}').toString());
        }
    }

    // ------------------------------------------------------------------ 树 · The Merkle tree, RFC 9162 §2.1

    /** 由记录沿路径算出的树根 · The root that a record and its path lead to (§2.1.3.2); null for none. */
    private static byte[] root(long index, long size, byte[] leafHash, List<byte[]> path, Function<byte[][], byte[]> digest) {
        if (index >= size) {
            return null;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (sn == 0) {
                return null;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = digest.apply(new byte[][] {{1}, sibling, hash});
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = digest.apply(new byte[][] {{1}, hash, sibling});
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 ? hash : null;
    }

    /** 小树只增长成了大树(§2.1.4.2) · Whether the smaller tree has only grown into the larger one. */
    private static boolean extend(long older, long newer, byte[] olderRoot, byte[] newerRoot, List<byte[]> given) {
        if (older == newer) {
            return given.isEmpty() && Arrays.equals(olderRoot, newerRoot);
        }
        List<byte[]> path = new ArrayList<>(given);
        if (older == 0 || path.isEmpty()) {
            return false;
        }
        if (Long.bitCount(older) == 1) {
            path.add(0, olderRoot);
        }
        long fn = older - 1;
        long sn = newer - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.get(0);
        byte[] sr = path.get(0);
        for (byte[] hash : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = sha256(new byte[] {1}, hash, fr);
                sr = sha256(new byte[] {1}, hash, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = sha256(new byte[] {1}, sr, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, olderRoot) && Arrays.equals(sr, newerRoot);
    }

    /** RFC 3161 §2.4.2 的 TSTInfo · what a timestamp says. */
    private static final class Stamp {
        private static final Pattern GENERALIZED = Pattern.compile("(\\d{14})(\\.\\d+)?Z");

        /** 所述时间：紧接摘要(OCTET STRING)和编号(INTEGER) · The time: after the digest and the serial number. */
        static String time(byte[] answer, byte[] digest) throws Wrong {
            String all = new String(answer, StandardCharsets.ISO_8859_1);
            int at = all.indexOf("\004\040" + new String(digest, StandardCharsets.ISO_8859_1));
            if (at < 0) {
                throw new Wrong("时间戳所对的不是该检查点", "the timestamp is not of this checkpoint");
            }
            int serial = at + 34;
            if (serial + 2 < all.length() && all.charAt(serial) == 2) {
                int time = serial + 2 + all.charAt(serial + 1);
                if (time + 2 < all.length() && all.charAt(time) == 0x18) {
                    int end = Math.min(time + 2 + all.charAt(time + 1), all.length());
                    var found = GENERALIZED.matcher(all.substring(time + 2, end));
                    if (found.matches()) {
                        return found.group(1).replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z").transform(Verify::local);
                    }
                }
            }
            throw new Wrong("时间戳的格式不对", "the timestamp has not the right form");
        }
    }

    /** C2SP tlog-proof. */
    private record Proof(long index, List<byte[]> path, String checkpoint) {

        static Proof parse(byte[] bytes) throws Wrong {
            String text = utf8(bytes);
            int end = text.indexOf("\n\n");
            String[] lines = text.substring(0, Math.max(end, 0)).split("\n", -1);
            if (lines.length < 2
                    || lines.length > LONGEST_PROOF + 2
                    || !lines[0].equals("c2sp.org/tlog-proof@v1")
                    || !lines[1].startsWith("index ")
                    || !NUMBER.matcher(lines[1].substring(6)).matches()) {
                throw new Wrong("证明的格式不对", "its proof has not the right form");
            }
            List<byte[]> path = new ArrayList<>();
            for (String line : Arrays.asList(lines).subList(2, lines.length)) {
                path.add(base64(line, 32));
            }
            return new Proof(Long.parseLong(lines[1].substring(6)), path, text.substring(end + 2));
        }
    }

    // ------------------------------------------------------------------ 签名 · Signatures

    /** C2SP signed-note 与 tlog-checkpoint. */
    private record Note(String text, String origin, long size, byte[] root, List<Line> signatures) {

        record Line(String name, byte[] keyId, byte[] signature) {
            String shown() {
                return printable(name) + " " + hex(keyId);
            }
        }

        static Note parse(byte[] bytes) throws Wrong {
            String all = utf8(bytes);
            int split = all.lastIndexOf("\n\n");
            if (split < 0 || !all.endsWith("\n") || all.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
                throw form();
            }
            String text = all.substring(0, split + 1);
            String[] head = text.split("\n", -1);
            if (head.length < 4 || head[0].isEmpty() || !NUMBER.matcher(head[1]).matches()) {
                throw form();
            }
            List<Line> lines = new ArrayList<>();
            for (String line : all.substring(split + 2).split("\n")) {
                lines.add(line(line));
            }
            if (lines.size() > MOST_SIGNATURES) {
                throw form();
            }
            return new Note(text, head[0], Long.parseLong(head[1]), base64(head[2], 32), List.copyOf(lines));
        }

        private static Line line(String line) throws Wrong {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[0].equals("\u2014") || !Key.isName(parts[1])) {
                throw form();
            }
            byte[] bytes = base64(parts[2], -1);
            if (bytes.length < 5) {
                throw form();
            }
            return new Line(parts[1], Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length));
        }

        private static Wrong form() {
            return new Wrong("签名文件的格式不对", "the signed note has not the right form");
        }
    }

    /** 公钥：名称+编号+类型与密钥 · A vkey: name+key id+base64(type, key). */
    private record Key(String name, String id, int type, String hexKey) {
        private static final int LOG = 1;
        private static final int WITNESS = 4;
        private static final int POST_QUANTUM = 6;
        /** C2SP 未编号的类型以 ff 开头，后接其名 · A type without a number of C2SP: ff, then its name. */
        private static final int SM2 = 0xff;
        private static final byte[] SM2_TYPE = "\u00fforg.caseledger.sm3-tree.v1".getBytes(StandardCharsets.ISO_8859_1);
        private static final String ED25519 = "302a300506032b6570032100";
        private static final String ML_DSA_44 = "30820532300b06096086480165030403110382052100";

        static Key parse(String vkey) throws NoCaseFile {
            NoCaseFile bad = new NoCaseFile("不是有效的公钥：" + vkey, "not a valid vkey: " + vkey);
            String[] parts = vkey.split("\\+", 3);
            if (parts.length != 3 || !isName(parts[0])) {
                throw bad;
            }
            try {
                byte[] typed = base64(parts[2], -1);
                int type = typed.length == 0 ? 0 : typed[0] & 0xff;
                byte[] prefix = type == SM2 ? SM2_TYPE : Arrays.copyOf(typed, 1);
                byte[] key = Arrays.copyOfRange(typed, Math.min(prefix.length, typed.length), typed.length);
                Integer length = Map.of(LOG, 32, WITNESS, 32, POST_QUANTUM, 1312, SM2, 65).get(type);
                if (length == null
                        || key.length != length
                        || !Arrays.equals(typed, 0, prefix.length, prefix, 0, prefix.length)
                        || !hex(Arrays.copyOf(sha256(utf8(parts[0] + "\n"), typed), 4)).equals(parts[1])) {
                    throw bad;
                }
                if (type == SM2 && Sm2.point(key) == null) {
                    throw new NoCaseFile("SM2 公钥不是曲线上的点：" + vkey, "the SM2 key is no point of the curve: " + vkey);
                }
                return new Key(parts[0], parts[1], type, hex(key));
            } catch (Wrong e) {
                throw bad;
            }
        }

        static boolean isName(String name) {
            return !name.isEmpty() && name.codePoints().noneMatch(c -> Character.isSpaceChar(c) || c <= 0x20 || c == '+');
        }

        boolean isLog() {
            return type == LOG;
        }

        boolean isWitness() {
            return type == WITNESS || type == POST_QUANTUM;
        }

        boolean isSm2() {
            return type == SM2;
        }

        /** JDK 24 起有 ML-DSA，低版本的新近更新也可能有 · From JDK 24 on, and in late updates of older ones. */
        boolean isCheckable() {
            try {
                return type != POST_QUANTUM || Signature.getInstance("ML-DSA") != null;
            } catch (NoSuchAlgorithmException e) {
                return false;
            }
        }

        boolean made(Note.Line line) {
            return name.equals(line.name()) && id.equals(hex(line.keyId()));
        }

        /** 谁在何时签名 · Who signed, and when; throws what is wrong with it. */
        String verify(Note note, Note.Line line) throws Wrong {
            if (isLog()) {
                mustVerify(utf8(note.text()), line.signature(), line);
                return "账本 / log " + shown();
            }
            if (isSm2()) {
                return "账本 / log " + shown() + "，国密 / by SM2，SM3 树根 / SM3 root " + hex(mustVerifySm2(note, line));
            }
            if (line.signature().length != (type == POST_QUANTUM ? 2428 : 72)) {
                throw new Wrong("共签的格式不对：" + line.shown(), "a cosignature has not the right form: " + line.shown());
            }
            long seconds = ByteBuffer.wrap(line.signature()).getLong();
            if (seconds <= 0 || seconds > LAST_SECOND) {
                throw new Wrong("共签的时间不对：" + line.shown(), "a cosignature has no valid time: " + line.shown());
            }
            byte[] message =
                    type == POST_QUANTUM
                            ? subtree(note, seconds)
                            : utf8("cosignature/v1\ntime " + seconds + "\n" + note.text());
            mustVerify(message, Arrays.copyOfRange(line.signature(), 8, line.signature().length), line);
            return "见证 / witness " + shown() + "，时间 / at " + LOCAL.format(Instant.ofEpochSecond(seconds));
        }

        /** 签名行所含的 SM3 树根 · The root by SM3 that the line holds. */
        private byte[] mustVerifySm2(Note note, Note.Line line) throws Wrong {
            if (line.signature().length != 32 + 64) {
                throw new Wrong("SM2 签名行的长度不对：" + line.shown(), "a line by SM2 has not its 32 and 64 bytes: " + line.shown());
            }
            byte[] root = Arrays.copyOf(line.signature(), 32);
            byte[] message = utf8("sm3-tree/v1\nroot " + Base64.getEncoder().encodeToString(root) + "\n" + note.text());
            byte[] signature = Arrays.copyOfRange(line.signature(), 32, 96);
            if (!Sm2.inRange(signature)) {
                throw new Wrong("SM2 签名的 r、s 超出范围：" + line.shown(), "r or s of an SM2 signature is out of range: " + line.shown());
            }
            if (!Sm2.verifies(HexFormat.of().parseHex(hexKey), utf8(Sm2.USER_ID), message, signature)) {
                throw new Wrong("SM2 签名无效：" + line.shown(), "a signature by SM2 is not valid: " + line.shown());
            }
            return root;
        }

        /** C2SP tlog-cosignature 的 cosigned_message. */
        private byte[] subtree(Note note, long seconds) throws Wrong {
            byte[] cosigner = utf8(name);
            byte[] origin = utf8(note.origin());
            if (cosigner.length > 255 || origin.length > 255) {
                throw new Wrong("名称过长：" + shown(), "a name is too long: " + shown());
            }
            return ByteBuffer.allocate(12 + 1 + cosigner.length + 8 + 1 + origin.length + 8 + 8 + 32)
                    .put(utf8("subtree/v1\n\0"))
                    .put((byte) cosigner.length)
                    .put(cosigner)
                    .putLong(seconds)
                    .put((byte) origin.length)
                    .put(origin)
                    .putLong(0)
                    .putLong(note.size())
                    .put(note.root())
                    .array();
        }

        private void mustVerify(byte[] message, byte[] signature, Note.Line line) throws Wrong {
            String algorithm = type == POST_QUANTUM ? "ML-DSA" : "Ed25519";
            boolean valid;
            try {
                byte[] der = HexFormat.of().parseHex((type == POST_QUANTUM ? ML_DSA_44 : ED25519) + hexKey);
                PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
                Signature check = Signature.getInstance(algorithm);
                check.initVerify(key);
                check.update(message);
                valid = check.verify(signature);
            } catch (GeneralSecurityException e) {
                valid = false;
            }
            if (!valid) {
                throw new Wrong("签名无效：" + line.shown(), "a signature is not valid: " + line.shown());
            }
        }

        String shown() {
            String typed = (isSm2() ? hex(SM2_TYPE) : "0" + type) + hexKey;
            String digest = hex(sha256(HexFormat.of().parseHex(typed)));
            return printable(name) + " " + id + "，指纹 / fingerprint " + digest.replaceAll("(.{4})(?=.)", "$1 ");
        }
    }

    /** C2SP tlog-policy：哪些账本、哪些见证方、多少才够 · Which logs, which witnesses, and how many are enough. */
    private static final class Policy {
        private final List<Key> keys = new ArrayList<>();
        private final Set<String> distinct = new LinkedHashSet<>();
        private final Map<String, Predicate<Set<Key>>> members = new LinkedHashMap<>();
        private final Set<String> grouped = new LinkedHashSet<>();
        private Predicate<Set<Key>> quorum;

        static Policy parse(byte[] bytes) throws Wrong {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            Policy policy = new Policy();
            if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\t' || c == 0x7f)) {
                throw form();
            }
            for (String line : text.split("\n")) {
                List<String> words = Arrays.stream(line.split("[ \t]+")).filter(word -> !word.isEmpty()).toList();
                if (!words.isEmpty() && !words.get(0).startsWith("#")) {
                    policy.add(words);
                }
            }
            if (policy.quorum == null) {
                throw form();
            }
            return policy;
        }

        private static Wrong form() {
            return new Wrong("策略(policy)的格式不对", "the policy has not the right form");
        }

        private void add(List<String> words) throws Wrong {
            int size = words.size();
            String kind = words.get(0);
            if (kind.equals("log") && (size == 2 || size == 3)) {
                key(words.get(1), true);
            } else if (kind.equals("witness") && (size == 3 || size == 4)) {
                Key key = key(words.get(2), false);
                define(words.get(1), signed -> signed.contains(key));
            } else if (kind.equals("group") && size >= 4) {
                group(words);
            } else if (kind.equals("quorum") && size == 2 && quorum == null) {
                quorum = words.get(1).equals("none") ? signed -> true : member(words.get(1));
            } else {
                throw form();
            }
        }

        private Key key(String word, boolean ofLog) throws Wrong {
            try {
                Key key = Key.parse(new String(word.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                if (!(ofLog ? key.isLog() : key.isWitness()) || !distinct.add(key.type + key.hexKey)) {
                    throw form();
                }
                keys.add(key);
                return key;
            } catch (NoCaseFile e) {
                throw form();
            }
        }

        private void group(List<String> words) throws Wrong {
            List<Predicate<Set<Key>>> of = new ArrayList<>();
            for (String name : words.subList(3, words.size())) {
                of.add(member(name));
                if (!grouped.add(name)) {
                    throw form();
                }
            }
            String word = words.get(2);
            int enough = word.equals("all") ? of.size() : word.equals("any") ? 1 : word.matches("[1-9]\\d{0,3}") ? Integer.parseInt(word) : 0;
            if (enough < 1 || enough > of.size()) {
                throw form();
            }
            define(words.get(1), signed -> of.stream().filter(one -> one.test(signed)).count() >= enough);
        }

        private Predicate<Set<Key>> member(String name) throws Wrong {
            Predicate<Set<Key>> member = members.get(name);
            if (member == null) {
                throw form();
            }
            return member;
        }

        private void define(String name, Predicate<Set<Key>> member) throws Wrong {
            if (name.equals("none") || members.put(name, member) != null) {
                throw form();
            }
        }

        boolean isReached(Set<Key> signed) {
            return signed.stream().anyMatch(key -> key.isLog() && keys.contains(key)) && quorum.test(signed);
        }
    }

    // ------------------------------------------------------------------ 国密 · SM3 and SM2, which the JDK has not

    /** GB/T 32905-2016. */
    private static final class Sm3 {
        private static final int[] BEGIN = {
            0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
        };

        static byte[] digest(byte[]... parts) {
            long length = 0;
            for (byte[] part : parts) {
                length += part.length;
            }
            ByteBuffer padded = ByteBuffer.allocate(Math.toIntExact((length + 8) / 64 * 64 + 64));
            for (byte[] part : parts) {
                padded.put(part);
            }
            padded.put((byte) 0x80).putLong(padded.capacity() - 8, 8 * length).rewind();
            int[] state = BEGIN.clone();
            while (padded.hasRemaining()) {
                block(state, padded);
            }
            ByteBuffer digest = ByteBuffer.allocate(32);
            for (int word : state) {
                digest.putInt(word);
            }
            return digest.array();
        }

        /** 压缩函数(5.3) · The compression function. */
        private static void block(int[] state, ByteBuffer from) {
            int[] w = new int[68];
            for (int j = 0; j < 16; j++) {
                w[j] = from.getInt();
            }
            for (int j = 16; j < 68; j++) {
                int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
                w[j] = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23) ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
            }
            int[] v = state.clone();
            for (int j = 0; j < 64; j++) {
                int a12 = Integer.rotateLeft(v[0], 12);
                int t = Integer.rotateLeft(j < 16 ? 0x79cc4519 : 0x7a879d8a, j);
                int ss1 = Integer.rotateLeft(a12 + v[4] + t, 7);
                int ff = j < 16 ? v[0] ^ v[1] ^ v[2] : v[0] & v[1] | v[0] & v[2] | v[1] & v[2];
                int gg = j < 16 ? v[4] ^ v[5] ^ v[6] : v[4] & v[5] | ~v[4] & v[6];
                int tt1 = ff + v[3] + (ss1 ^ a12) + (w[j] ^ w[j + 4]);
                int tt2 = gg + v[7] + ss1 + w[j];
                v[3] = v[2];
                v[2] = Integer.rotateLeft(v[1], 9);
                v[1] = v[0];
                v[0] = tt1;
                v[7] = v[6];
                v[6] = Integer.rotateLeft(v[5], 19);
                v[5] = v[4];
                v[4] = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
            }
            for (int i = 0; i < 8; i++) {
                state[i] ^= v[i];
            }
        }
    }

    /** GB/T 32918.2-2016 的验签，曲线依 GB/T 32918.5 · Verification of SM2 signatures on its curve. */
    private static final class Sm2 {
        /** 未约定时的用户身份标识(GM/T 0009) · The user id where none was agreed on. */
        static final String USER_ID = "1234567812345678";

        private static final BigInteger P = number("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
        private static final BigInteger A = P.subtract(BigInteger.valueOf(3));
        private static final BigInteger B = number("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
        private static final BigInteger N = number("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
        private static final Point G =
                new Point(
                        number("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"),
                        number("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0"));

        /** 曲线上的点，无穷远点为 null · A point of the curve; null is the one at infinity. */
        private record Point(BigInteger x, BigInteger y) {}

        private static BigInteger number(String hex) {
            return new BigInteger(hex, 16);
        }

        /** 公钥 04‖x‖y 的点；不在曲线上的为 null · The point of a public key; null for none of the curve. */
        static Point point(byte[] key) {
            if (key.length != 65 || key[0] != 4) {
                return null;
            }
            BigInteger x = new BigInteger(1, Arrays.copyOfRange(key, 1, 33));
            BigInteger y = new BigInteger(1, Arrays.copyOfRange(key, 33, 65));
            boolean on = y.multiply(y).subtract(x.multiply(x).add(A).multiply(x).add(B)).mod(P).signum() == 0;
            return on && x.compareTo(P) < 0 && y.compareTo(P) < 0 ? new Point(x, y) : null;
        }

        static boolean inRange(byte[] signature) {
            return signature.length == 64
                    && inRange(new BigInteger(1, Arrays.copyOf(signature, 32)))
                    && inRange(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
        }

        private static boolean inRange(BigInteger number) {
            return number.signum() > 0 && number.compareTo(N) < 0;
        }

        /** 验签(7.1) · Whether the signature r‖s of the message holds for this public key and user id. */
        static boolean verifies(byte[] key, byte[] userId, byte[] message, byte[] signature) {
            Point of = point(key);
            if (of == null || !inRange(signature)) {
                return false;
            }
            BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
            BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
            BigInteger t = r.add(s).mod(N);
            Point sum = t.signum() == 0 ? null : add(times(G, s), times(of, t));
            byte[] e = Sm3.digest(identity(of, userId), message);
            return sum != null && new BigInteger(1, e).add(sum.x).mod(N).equals(r);
        }

        /** Z_A(5.5). */
        private static byte[] identity(Point of, byte[] userId) {
            byte[] bits = {(byte) (8 * userId.length >> 8), (byte) (8 * userId.length)};
            return Sm3.digest(bits, userId, bytes(A), bytes(B), bytes(G.x), bytes(G.y), bytes(of.x), bytes(of.y));
        }

        private static byte[] bytes(BigInteger number) {
            return HexFormat.of().parseHex("%064x".formatted(number));
        }

        private static Point times(Point point, BigInteger factor) {
            Point sum = null;
            for (int i = factor.bitLength() - 1; i >= 0; i--) {
                sum = add(sum, sum);
                if (factor.testBit(i)) {
                    sum = add(sum, point);
                }
            }
            return sum;
        }

        private static Point add(Point one, Point other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            BigInteger slope;
            if (!one.x.equals(other.x)) {
                slope = other.y.subtract(one.y).multiply(other.x.subtract(one.x).modInverse(P));
            } else if (one.y.equals(other.y) && one.y.signum() != 0) {
                BigInteger three = BigInteger.valueOf(3);
                slope = one.x.multiply(one.x).multiply(three).add(A).multiply(one.y.add(one.y).modInverse(P));
            } else {
                return null;
            }
            BigInteger x = slope.multiply(slope).subtract(one.x).subtract(other.x).mod(P);
            return new Point(x, slope.multiply(one.x.subtract(x)).subtract(one.y).mod(P));
        }
    }

    // ------------------------------------------------------------------ 文件 · Files

    /**
     * case.txt：案件与各序列的事件数；第1版案卷没有后两个序列 · the case and how many events each stream has; a
     * file of version 1 has not the last two; one of version 4 has timestamps, one of version 5 a list of its files,
     * one of version 6 files that events name, and says what is withheld, one of version 8 the course of the case
     * in words, and one of version 7 or 9 proofs by SM3.
     */
    private record CaseText(int version, String caseId, Map<String, Long> counts, int stamps) {
        private static final String CASE = "case ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\nevents ([1-9]\\d{0,5})\n";
        private static final String BESIDE = " (-|0|[1-9]\\d{0,5})\n";
        private static final List<String> FIRST = List.of("events", "refusals", "openings");
        private static final List<String> SECOND =
                List.of("events", "refusals", "openings", "finding-answers", "noticed");

        private static Pattern form(int version, List<String> names) {
            return Pattern.compile(
                    "case-file " + version + "\n" + CASE
                            + names.stream().skip(1).map(name -> name + BESIDE).collect(Collectors.joining())
                            + (version == 4 ? "stamps ([1-9]\\d?)\n" : version >= 5 ? "stamps (0|[1-9]\\d?)\n" : ""));
        }

        static CaseText parse(byte[] bytes) throws NoCaseFile {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int version = 9;
            while (version > 1 && !text.startsWith("case-file " + version + "\n")) {
                version--;
            }
            List<String> names = version == 1 ? FIRST : SECOND;
            var found = form(version, names).matcher(text);
            if (!found.matches()) {
                throw new NoCaseFile("case.txt 的格式不对", "case.txt has not the right form");
            }
            Map<String, Long> counts = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String count = found.group(i + 2);
                counts.put(names.get(i), count.equals("-") ? -1L : Long.parseLong(count));
            }
            int stamps = version >= 4 ? Integer.parseInt(found.group(names.size() + 2)) : 0;
            return new CaseText(version, found.group(1), counts, stamps);
        }

        long events() {
            return counts.get("events");
        }
    }

    private List<Key> keysInFile() throws NoCaseFile {
        List<Key> keys = new ArrayList<>();
        for (String line : new String(text("keys.txt"), StandardCharsets.UTF_8).split("\n")) {
            keys.add(Key.parse(line));
        }
        return keys;
    }

    private byte[] text(String name) throws NoCaseFile {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new NoCaseFile("不是案卷：缺少 " + name, "this is no case file: " + name + " is missing");
        }
        return bytes;
    }

    private byte[] bytes(String name) throws Wrong {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new Wrong("缺少文件 " + name, "the file " + name + " is missing");
        }
        return bytes;
    }

    private static Path here() throws NoCaseFile {
        return source().getParent();
    }

    private static Path source() throws NoCaseFile {
        try {
            return Path.of(Verify.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException | RuntimeException e) {
            throw new NoCaseFile("请写出案卷的文件名", "name the case file");
        }
    }

    /** ZIP 内只能有案卷的文件，不能重名，不能过大 · Only what belongs to it, once, and of a sane size. */
    private static Collected zip(Path path) throws NoCaseFile {
        Collected collected = new Collected();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            for (Zip.Entry entry : Zip.of(path)) {
                entry.mustBegin(in);
                Zip.Content content = new Zip.Content(in, entry.size);
                collected.add(entry.name, content);
                entry.mustHold(content);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        return collected;
    }

    /**
     * ZIP 逐字节都由其目录得出：各文件不压缩，从第一个字节起首尾相接，文件头与目录相同，此外别无内容。因此任何程序从中解出的
     * 都是同样的文件。 Every byte of the ZIP follows from its directory: the files are stored, lie end to end from its
     * first byte, have headers equal to the directory, and there is nothing else. So each program that unpacks it finds
     * the same files.
     */
    private static final class Zip {
        private static final int END = 22;
        private static final int END_OF_LARGE = 56 + 20;
        private static final int CENTRAL = 46;
        private static final int LARGEST_DIRECTORY = 32 << 20;
        private static final int STORED = 10;
        private static final int LARGE = 45;
        private static final int IN_UTF8 = 0x800;
        private static final int NO_TIME = 0x2821 << 16;
        private static final long LARGEST_INT = 0xFFFFFFFFL;
        private static final int LARGEST_SHORT = 0xFFFF;

        record Entry(String name, long crc, long size) {

            /** 文件之前的头 · The header before the file. */
            private byte[] header() {
                return numbers().putInt(0x04034b50).putShort((short) STORED).put(facts()).putShort((short) 0).put(bytes()).array();
            }

            private ByteBuffer numbers() {
                return little(30 + name.length());
            }

            private byte[] bytes() {
                return name.getBytes(StandardCharsets.UTF_8);
            }

            /** 头与目录共有的 · What header and directory have in common. */
            private byte[] facts() {
                return little(22).putShort((short) IN_UTF8).putShort((short) 0).putInt(NO_TIME).putInt((int) crc)
                        .putInt((int) size).putInt((int) size).putShort((short) name.length()).array();
            }

            /** 目录中的一项 · Its line of the directory. */
            private byte[] line(long offset) {
                boolean large = offset >= LARGEST_INT;
                short version = (short) (large ? LARGE : STORED);
                ByteBuffer line = little(CENTRAL + name.length() + (large ? 12 : 0));
                line.putInt(0x02014b50).putShort(version).putShort(version).put(facts());
                line.putShort((short) (large ? 12 : 0)).put(new byte[10]);
                line.putInt((int) Math.min(offset, LARGEST_INT)).put(bytes());
                return (large ? line.putShort((short) 1).putShort((short) 8).putLong(offset) : line).array();
            }

            void mustBegin(InputStream in) throws IOException, NoCaseFile {
                byte[] header = header();
                if (!Arrays.equals(header, in.readNBytes(header.length))) {
                    throw changed(name);
                }
            }

            void mustHold(Content content) throws NoCaseFile {
                if (content.left > 0 || content.crc.getValue() != crc) {
                    throw changed(name);
                }
            }
        }

        /** 一个文件的内容 · The content of one file. */
        static final class Content extends InputStream {
            private final InputStream in;
            private final CRC32 crc = new CRC32();
            private long left;

            Content(InputStream in, long size) {
                this.in = in;
                this.left = size;
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = left == 0 ? -1 : in.read(into, from, (int) Math.min(length, left));
                if (read > 0) {
                    left -= read;
                    crc.update(into, from, read);
                }
                return read;
            }
        }

        private Zip() {}

        private static ByteBuffer little(int length) {
            return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }

        static List<Entry> of(Path path) throws IOException, NoCaseFile {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                long length = file.length();
                if (length < END) {
                    throw changed("");
                }
                ByteBuffer end = read(file, length - END, END);
                long size = end.getInt(12) & LARGEST_INT;
                long offset = end.getInt(16) & LARGEST_INT;
                int count = end.getShort(10) & LARGEST_SHORT;
                boolean large = offset == LARGEST_INT || count == LARGEST_SHORT;
                if (large) {
                    offset = read(file, length - END - END_OF_LARGE, END_OF_LARGE).getLong(48);
                }
                if (size > LARGEST_DIRECTORY || offset < 0 || offset + size + END + (large ? END_OF_LARGE : 0) != length) {
                    throw changed("");
                }
                byte[] directory = read(file, offset, (int) (length - offset)).array();
                List<Entry> entries = entries(little(directory.length).put(directory).flip().limit((int) size));
                if (!Arrays.equals(directory, directory(entries))) {
                    throw changed("");
                }
                return entries;
            }
        }

        private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
            ByteBuffer read = little(length);
            file.seek(Math.max(0, from));
            file.readFully(read.array());
            return read;
        }

        private static List<Entry> entries(ByteBuffer directory) throws NoCaseFile {
            Map<String, Entry> entries = new LinkedHashMap<>();
            while (directory.remaining() >= CENTRAL) {
                int at = directory.position();
                int named = directory.getShort(at + 28) & LARGEST_SHORT;
                int more = directory.getShort(at + 30) & LARGEST_SHORT;
                if (directory.remaining() < CENTRAL + named + more) {
                    throw changed("");
                }
                byte[] bytes = new byte[named];
                directory.position(at + CENTRAL).get(bytes).position(at + CENTRAL + named + more);
                String name = new String(bytes, StandardCharsets.UTF_8);
                if (!isKnown(name)) {
                    throw new NoCaseFile("ZIP 中有不属于案卷的文件：" + name, "the ZIP holds what is not of a case file: " + name);
                }
                long size = directory.getInt(at + 24) & LARGEST_INT;
                if (entries.put(name, new Entry(name, directory.getInt(at + 16) & LARGEST_INT, size)) != null) {
                    throw Collected.twice(name);
                }
            }
            return List.copyOf(entries.values());
        }

        /** 由各文件得出的目录，直至 ZIP 的末尾 · The directory that follows from the files, up to the end of the ZIP. */
        private static byte[] directory(List<Entry> entries) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            long offset = 0;
            for (Entry entry : entries) {
                lines.writeBytes(entry.line(offset));
                offset += entry.header().length + entry.size;
            }
            int size = lines.size();
            int count = entries.size();
            if (offset >= LARGEST_INT || count >= LARGEST_SHORT) {
                ByteBuffer large = little(END_OF_LARGE).putInt(0x06064b50).putLong(44).putShort((short) LARGE).putShort((short) LARGE);
                large.putLong(0).putLong(count).putLong(count).putLong(size).putLong(offset);
                lines.writeBytes(large.putInt(0x07064b50).putInt(0).putLong(offset + size).putInt(1).array());
            }
            short counted = (short) Math.min(count, LARGEST_SHORT);
            ByteBuffer end = little(END).putInt(0x06054b50).putInt(0).putShort(counted).putShort(counted);
            lines.writeBytes(end.putInt(size).putInt((int) Math.min(offset, LARGEST_INT)).putShort((short) 0).array());
            return lines.toByteArray();
        }

        private static NoCaseFile changed(String name) {
            return new NoCaseFile(
                    "ZIP 不是交付时的样子" + (name.isEmpty() ? "" : "：" + name) + "。若由他人重新压缩，请解压后核验该文件夹",
                    "the ZIP is not as it was handed out" + (name.isEmpty() ? "" : ": " + name)
                            + ". If it was packed again, unpack it and check the folder");
        }
    }

    /** 文件夹中的其他文件不看 · Other files of the folder are not looked at. */
    private static Collected folder(Path root) throws NoCaseFile {
        Collected collected = new Collected();
        try (var paths = Files.walk(root, 2)) {
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                String name = root.relativize(path).toString().replace('\\', '/');
                if (isKnown(name) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    try (InputStream in = Files.newInputStream(path)) {
                        collected.add(name, in);
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(root, e);
        }
        return collected;
    }

    private static boolean isKnown(String name) {
        return KNOWN.matcher(name).matches() || HELD.matcher(name).matches();
    }

    private static NoCaseFile unreadable(Path path, Exception e) {
        return new NoCaseFile("读不出 " + path + "：" + e.getMessage(), "cannot read " + path + ": " + e.getMessage());
    }

    private static final class Collected {
        final Map<String, byte[]> files = new LinkedHashMap<>();
        final Map<String, String> held = new LinkedHashMap<>();
        private long total;
        private long heldTotal;

        void add(String name, InputStream in) throws IOException, NoCaseFile {
            if (HELD.matcher(name).matches()) {
                hold(name, in);
                return;
            }
            byte[] bytes = in.readNBytes(LARGEST_ENTRY + 1);
            total += bytes.length;
            if (bytes.length > LARGEST_ENTRY || total > LARGEST_TOTAL || files.size() >= MOST_ENTRIES) {
                throw new NoCaseFile("文件过大或过多：" + name, "too large, or too many files: " + name);
            }
            if (files.put(name, bytes) != null) {
                throw twice(name);
            }
        }

        /** 可以很大：只算摘要，不留在内存中 · It may be huge: only its digest is kept. */
        private void hold(String name, InputStream in) throws IOException, NoCaseFile {
            MessageDigest digest = digest();
            byte[] some = new byte[1 << 16];
            long size = 0;
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                digest.update(some, 0, n);
                size += n;
                heldTotal += n;
                if (size > LARGEST_HELD || heldTotal > LARGEST_HELD_TOTAL || held.size() >= MOST_ENTRIES) {
                    throw new NoCaseFile("文件过大或过多：" + name, "too large, or too many files: " + name);
                }
            }
            if (held.put(name, hex(digest.digest())) != null) {
                throw twice(name);
            }
        }

        private static NoCaseFile twice(String name) {
            return new NoCaseFile("文件重名：" + name, "two files have the name " + name);
        }
    }

    // ------------------------------------------------------------------ JSON (RFC 8259)

    /** 严格读取：不许重名键 · Strict: no name twice. */
    private static final class Json {
        private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
        private static final int DEEPEST = 32;

        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> object(byte[] bytes) throws Wrong {
            Json json = new Json(utf8(bytes));
            Object value = json.value(0);
            json.space();
            if (json.at != json.text.length() || !(value instanceof Map)) {
                throw form();
            }
            return (Map<String, Object>) value;
        }

        private Object value(int depth) throws Wrong {
            space();
            if (at >= text.length() || depth > DEEPEST) {
                throw form();
            }
            switch (text.charAt(at)) {
                case '{':
                    return members(depth);
                case '[':
                    return elements(depth);
                case '"':
                    return string();
                default:
                    return word();
            }
        }

        private Map<String, Object> members(int depth) throws Wrong {
            Map<String, Object> members = new LinkedHashMap<>();
            at++;
            if (next('}')) {
                return members;
            }
            do {
                space();
                if (at >= text.length() || text.charAt(at) != '"') {
                    throw form();
                }
                String name = string();
                if (!next(':') || members.containsKey(name)) {
                    throw form();
                }
                members.put(name, value(depth + 1));
            } while (next(','));
            if (!next('}')) {
                throw form();
            }
            return members;
        }

        private List<Object> elements(int depth) throws Wrong {
            List<Object> elements = new ArrayList<>();
            at++;
            if (next(']')) {
                return elements;
            }
            do {
                elements.add(value(depth + 1));
            } while (next(','));
            if (!next(']')) {
                throw form();
            }
            return elements;
        }

        private String string() throws Wrong {
            StringBuilder string = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return string.toString();
                }
                if (c < 0x20) {
                    throw form();
                }
                string.append(c == '\\' ? escaped() : c);
            }
            throw form();
        }

        private char escaped() throws Wrong {
            at++;
            int which = at < text.length() ? "\"\\/bfnrtu".indexOf(text.charAt(at)) : -1;
            if (which < 0) {
                throw form();
            }
            if (which < 8) {
                return "\"\\/\b\f\n\r\t".charAt(which);
            }
            if (at + 4 >= text.length() || !text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
                throw form();
            }
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }

        /** 数、true、false、null；整数得 Long · A number or a word; whole numbers as Long, all else as text in a list. */
        private Object word() throws Wrong {
            int from = at;
            while (at < text.length() && ",]} \t\n\r".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(from, at);
            if (NUMBER.matcher(word).matches()) {
                return Long.parseLong(word);
            }
            if (DECIMAL.matcher(word).matches() || Set.of("true", "false", "null").contains(word)) {
                return List.of(word);
            }
            throw form();
        }

        private boolean next(char expected) {
            space();
            boolean there = at < text.length() && text.charAt(at) == expected;
            at += there ? 1 : 0;
            return there;
        }

        private void space() {
            while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        /** RFC 8785 §3.2.2.2. */
        static String quoted(String text) {
            StringBuilder quoted = new StringBuilder("\"");
            for (char c : text.toCharArray()) {
                int which = "\"\\\b\t\n\f\r".indexOf(c);
                if (which >= 0) {
                    quoted.append('\\').append("\"\\btnfr".charAt(which));
                } else if (c < 0x20) {
                    quoted.append("\\u%04x".formatted((int) c));
                } else {
                    quoted.append(c);
                }
            }
            return quoted.append('"').toString();
        }

        private static Wrong form() {
            return new Wrong("不是规范的 JSON", "it is not proper JSON");
        }
    }

    // ------------------------------------------------------------------ 字节 · Bytes

    private static byte[] sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** 规范的 base64 · Base64 in its one proper form; any length for -1. */
    private static byte[] base64(String text, int length) throws Wrong {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if ((length < 0 || bytes.length == length) && Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Wrong("不是有效的 base64", "not valid base64");
        }
        throw new Wrong("不是有效的 base64", "not valid base64");
    }

    private static String utf8(byte[] bytes) throws Wrong {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Wrong("不是有效的 UTF-8", "not valid UTF-8");
        }
    }

    private static byte[] utf8(String text) throws Wrong {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new Wrong("不是有效的文字", "not valid text");
        }
    }

    /** 文件中的文字不能左右终端 · Text of the file must not steer the terminal. */
    private static String printable(Object text) {
        StringBuilder shown = new StringBuilder();
        text.toString().codePoints().map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** 终端的编码；不能显示中文时用 UTF-8 · The terminal's own charset, or UTF-8 where that has no Chinese. */
    private static Charset charset() {
        for (String property : List.of("stdout.encoding", "native.encoding")) {
            String name = System.getProperty(property);
            if (name != null && Charset.isSupported(name) && Charset.forName(name).newEncoder().canEncode('\u6848')) {
                return Charset.forName(name);
            }
        }
        return StandardCharsets.UTF_8;
    }
}
