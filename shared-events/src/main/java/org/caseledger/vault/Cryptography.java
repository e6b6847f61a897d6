package org.caseledger.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** AES-256-GCM and SM4-GCM (nonce, ciphertext and tag in one array) and HMAC-SHA256, as used by this package. */
final class Cryptography {
    static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ciphers ENCRYPTING = new Ciphers(Cipher.ENCRYPT_MODE, TAG_BITS);
    private static final Ciphers DECRYPTING = new Ciphers(Cipher.DECRYPT_MODE, TAG_BITS);

    private Cryptography() {}

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    static SecretKeySpec aesKey(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    static byte[] encrypt(SecretKeySpec key, byte[] plain, byte[] boundTo) {
        return encrypt(key, plain, boundTo, 0);
    }

    /** The same after so many bytes that are left to be filled in. */
    static byte[] encrypt(SecretKeySpec key, byte[] plain, byte[] boundTo, int after) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed = ENCRYPTING.apply(key, nonce, boundTo, plain, 0, plain.length);
            return ByteBuffer.allocate(after + nonce.length + sealed.length)
                    .position(after)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] decrypt(SecretKeySpec key, byte[] encrypted, byte[] boundTo) throws GeneralSecurityException {
        return decrypt(key, encrypted, boundTo, 0);
    }

    /** The same of what follows after so many bytes. */
    static byte[] decrypt(SecretKeySpec key, byte[] encrypted, byte[] boundTo, int after)
            throws GeneralSecurityException {
        int begin = after + NONCE_BYTES;
        if (encrypted.length < begin + TAG_BITS / 8) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOfRange(encrypted, after, begin);
        return DECRYPTING.apply(key, nonce, boundTo, encrypted, begin, encrypted.length - begin);
    }

    /** As {@link #encrypt(SecretKeySpec, byte[], byte[], int)}, by SM4-GCM. */
    static byte[] encryptBySm4(SecretKeySpec key, byte[] plain, byte[] boundTo, int after) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = Sm4Gcm.encrypt(Sm4Gcm.key(key), nonce, plain, boundTo, after + NONCE_BYTES);
        System.arraycopy(nonce, 0, sealed, after, NONCE_BYTES);
        return sealed;
    }

    /** As {@link #decrypt(SecretKeySpec, byte[], byte[], int)}, by SM4-GCM. */
    static byte[] decryptBySm4(SecretKeySpec key, byte[] encrypted, byte[] boundTo, int after)
            throws GeneralSecurityException {
        int begin = after + NONCE_BYTES;
        if (encrypted.length < begin + Sm4Gcm.TAG_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        return Sm4Gcm.decrypt(
                Sm4Gcm.key(key),
                Arrays.copyOfRange(encrypted, after, begin),
                ByteBuffer.wrap(encrypted, begin, encrypted.length - begin),
                boundTo);
    }

    /** Nothing that is kept to be used again knows any key after this. */
    static void forgetKeys() {
        ENCRYPTING.forget();
        DECRYPTING.forget();
    }

    /** Throws {@link LabelledException} for a text that would not be read back as it is. */
    static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new LabelledException(new Text("文字含有不完整的字符", "the text has half a surrogate pair"), e);
        }
    }

    static int keptToBeUsedAgain() {
        return ENCRYPTING.idle() + DECRYPTING.idle();
    }

    /** Derives a key for one purpose from the master key: HKDF-Expand (RFC 5869) of one block. */
    static byte[] subKey(byte[] master, String purpose) {
        byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
        return hmac(
                master,
                ByteBuffer.allocate(label.length + 1).put(label).put((byte) 1).array());
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
