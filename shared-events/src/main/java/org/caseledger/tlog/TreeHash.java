package org.caseledger.tlog;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.caseledger.text.Sha256;

/** The hash function of a tree, of whose hashes each has 32 bytes. */
public enum TreeHash {
    /** SHA-256 (FIPS 180-4), as C2SP logs have it. */
    SHA_256 {
        @Override
        public byte[] digest(byte[]... parts) {
            MessageDigest sha256 = Sha256.begin();
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        }
    },
    /** SM3 (GB/T 32905-2016), by Bouncy Castle. */
    SM3 {
        @Override
        public byte[] digest(byte[]... parts) {
            var sm3 = new SM3Digest();
            for (byte[] part : parts) {
                sm3.update(part, 0, part.length);
            }
            byte[] digest = new byte[Hash.LENGTH];
            sm3.doFinal(digest, 0);
            return digest;
        }
    };

    /** The digest of these parts, one after the other. */
    public abstract byte[] digest(byte[]... parts);
}
