package org.caseledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.TreeHash;

/**
 * The leaf of an event in the tree by SM3: its canonical record with SM3 of payload and metadata where the other tree
 * has SHA-256, hashed by SM3.
 */
public final class Sm3Leaf {
    private Sm3Leaf() {}

    /** Its hash. */
    public static Hash of(StoredEvent event) {
        return Hash.ofLeaf(TreeHash.SM3, Leaf.canonical(event, TreeHash.SM3::digest));
    }

    /** The value for such a payload in the record: SM3 in hex digits. */
    public static String hex(String payload) {
        return HexFormat.of().formatHex(TreeHash.SM3.digest(payload.getBytes(UTF_8)));
    }
}
