package org.caseledger.tlog;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which checkpoints are believed (C2SP tlog-policy): those signed by one of these logs under its own name, and cosigned
 * by as many of these witnesses as the quorum asks for.
 */
public final class TrustPolicy {
    private static final String NONE = "none";
    private static final int MOST_LINES = 1000;

    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<VerifierKey> witnesses = new ArrayList<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> inGroups = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private Member quorum = signers -> false;
    private boolean hasQuorum;

    /** A witness or a group: whether these signers are enough for it. */
    private interface Member {
        boolean witnessedBy(Collection<VerifierKey> signers);
    }

    private TrustPolicy() {}

    /** Throws {@link Malformed}, which names the line. */
    public static TrustPolicy parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for the bytes of a file; those above ASCII need not be text. */
    public static TrustPolicy parse(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var policy = new TrustPolicy();
        var lines = text.split("\n", -1);
        if (lines.length > MOST_LINES || !lines[lines.length - 1].isEmpty()) {
            throw new Malformed("a policy has lines, each with its end");
        }
        for (int i = 0; i < lines.length - 1; i++) {
            try {
                policy.add(lines[i]);
            } catch (Malformed e) {
                throw new Malformed("line %d: %s".formatted(i + 1, e.getMessage()), e);
            }
        }
        if (!policy.hasQuorum) {
            throw new Malformed("a policy has a quorum");
        }
        return policy;
    }

    private void add(String line) {
        if (line.chars().anyMatch(c -> c < 0x20 && c != '\t' || c == 0x7f)) {
            throw new Malformed("a control character");
        }
        var words =
                Stream.of(line.split("[ \t]+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty() || words.get(0).startsWith("#")) {
            return;
        }
        switch (words.get(0)) {
            case "log" -> addLog(sized(words, 2, 3));
            case "witness" -> addWitness(sized(words, 3, 4));
            case "group" -> addGroup(sized(words, 4, Integer.MAX_VALUE));
            case "quorum" -> setQuorum(sized(words, 2, 2).get(1));
            default -> throw new Malformed("neither log, witness, group nor quorum");
        }
    }

    private static List<String> sized(List<String> words, int least, int most) {
        if (words.size() < least || words.size() > most) {
            throw new Malformed("a line of %d words".formatted(words.size()));
        }
        return words;
    }

    private void addLog(List<String> words) {
        var key = key(words.get(1));
        if (key.type() != KeyType.ED25519) {
            throw new Malformed("not the key of a log");
        }
        logs.add(key);
    }

    private void addWitness(List<String> words) {
        var key = key(words.get(2));
        if (!key.type().isCosignature()) {
            throw new Malformed("not the key of a witness");
        }
        witnesses.add(key);
        define(words.get(1), signers -> signers.contains(key));
    }

    // The same public key under another name is the same signer once more.
    private VerifierKey key(String word) {
        var vkey = new String(word.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        var key = VerifierKey.parse(vkey);
        var typed = vkey.substring(vkey.indexOf('+', vkey.indexOf('+') + 1) + 1);
        if (!keys.add(typed)) {
            throw new Malformed("a key twice");
        }
        return key;
    }

    private void addGroup(List<String> words) {
        var names = words.subList(3, words.size());
        var of = names.stream().map(this::member).toList();
        if (!names.stream().allMatch(inGroups::add)) {
            throw new Malformed("a member of two groups");
        }
        int enough = threshold(words.get(2), of.size());
        define(
                words.get(1),
                signers -> of.stream().filter(one -> one.witnessedBy(signers)).count() >= enough);
    }

    private static int threshold(String word, int members) {
        int enough =
                switch (word) {
                    case "all" -> members;
                    case "any" -> 1;
                    default -> word.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(word) : 0;
                };
        if (enough < 1 || enough > members) {
            throw new Malformed("not all, any, or a number of its members");
        }
        return enough;
    }

    private void define(String name, Member member) {
        if (name.equals(NONE) || members.put(name, member) != null) {
            throw new Malformed("a name twice, or none");
        }
    }

    private Member member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new Malformed("a name that no line before has");
        }
        return member;
    }

    private void setQuorum(String name) {
        if (hasQuorum) {
            throw new Malformed("a second quorum");
        }
        quorum = name.equals(NONE) ? signers -> true : member(name);
        hasQuorum = true;
    }

    /** The keys of the logs. */
    public List<VerifierKey> logs() {
        return List.copyOf(logs);
    }

    /** The keys of the witnesses. */
    public List<VerifierKey> witnesses() {
        return List.copyOf(witnesses);
    }

    /**
     * Whether a checkpoint is to be believed. Throws {@link NoteRejected} for one with a signature that does not verify
     * with the key it names, or with none of a known key.
     */
    public boolean accepts(SignedNote checkpoint) {
        var signers = checkpoint.verify(
                Stream.concat(logs.stream(), witnesses.stream()).toList());
        var origin = Checkpoint.parse(checkpoint.text()).origin();
        return signers.stream().anyMatch(key -> logs.contains(key) && key.name().equals(origin))
                && quorum.witnessedBy(signers);
    }

    /** A log or a witness: its keys, and where it answers if that is to be said. */
    public record Party(List<VerifierKey> keys, @Nullable URI url) {
        private String line(String role, VerifierKey key) {
            return "%s %s%s\n".formatted(role, key, url == null ? "" : " " + url.toASCIIString());
        }
    }

    /**
     * The text of a policy of a log, and of witnesses with one or more keys each, of which so many must have cosigned
     * by all their keys; none where there are none.
     */
    public static String text(Party log, Collection<Party> witnesses, int enough) {
        var text = new StringBuilder();
        log.keys().forEach(key -> text.append(log.line("log", key)));
        var names = new ArrayList<String>();
        for (var witness : witnesses) {
            var keys = witness.keys();
            int n = names.size() + 1;
            names.add("w" + n);
            if (keys.size() == 1) {
                text.append(witness.line("witness w" + n, keys.get(0)));
            } else {
                for (int k = 0; k < keys.size(); k++) {
                    text.append(witness.line("witness w%d.%d".formatted(n, k + 1), keys.get(k)));
                }
                text.append(Stream.iterate(1, k -> k <= keys.size(), k -> k + 1)
                        .map(k -> "w%d.%d".formatted(n, k))
                        .collect(Collectors.joining(" ", "group w%d all ".formatted(n), "\n")));
            }
        }
        if (names.isEmpty()) {
            return text + "quorum none\n";
        }
        return text + "group witnesses %d %s\nquorum witnesses\n".formatted(enough, String.join(" ", names));
    }
}
