package org.caseledger.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM (RFC 8998 §2), by Bouncy Castle: the JDK has no SM4. No instance is kept, so none knows a key afterwards. */
final class Sm4Gcm {
    static final int TAG_BYTES = 16;

    private static final int KEY_BYTES = 16;
    private static final byte[] PURPOSE = "sealing by SM4-GCM\u0001".getBytes(StandardCharsets.US_ASCII);

    private Sm4Gcm() {}

    /** The key of 16 bytes that stands for one of 32: HKDF-Expand (RFC 5869) by SM3. */
    static byte[] key(SecretKeySpec key) {
        var sm3 = new HMac(new SM3Digest());
        sm3.init(new KeyParameter(key.getEncoded()));
        sm3.update(PURPOSE, 0, PURPOSE.length);
        byte[] block = new byte[sm3.getMacSize()];
        sm3.doFinal(block, 0);
        return Arrays.copyOf(block, KEY_BYTES);
    }

    /** The ciphertext and its tag, after so many bytes that are left to be filled in. */
    static byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] boundTo, int after) {
        try {
            byte[] sealed = apply(true, key, nonce, boundTo, ByteBuffer.wrap(plain));
            return ByteBuffer.allocate(after + sealed.length)
                    .position(after)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] decrypt(byte[] key, byte[] nonce, ByteBuffer sealed, byte[] boundTo) throws GeneralSecurityException {
        return apply(false, key, nonce, boundTo, sealed);
    }

    private static byte[] apply(boolean encrypting, byte[] key, byte[] nonce, byte[] boundTo, ByteBuffer from)
            throws GeneralSecurityException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypting, new AEADParameters(new KeyParameter(key), 8 * TAG_BYTES, nonce, boundTo));
        byte[] result = new byte[cipher.getOutputSize(from.remaining())];
        int done = cipher.processBytes(from.array(), from.arrayOffset() + from.position(), from.remaining(), result, 0);
        try {
            cipher.doFinal(result, done);
        } catch (InvalidCipherTextException e) {
            throw new GeneralSecurityException(e);
        }
        return result;
    }
}
