package org.caseledger.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
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

    /**
     * AES-GCM in one direction with instances at hand: to make one, and to schedule a key, takes longer than to seal a
     * short text. The one that was used last is used next, because texts of one case follow on another.
     */
    @RequiredArgsConstructor
    static final class Ciphers {
        private static final String ALGORITHM = "AES/GCM/NoPadding";

        private final int mode;
        private final int tagBits;
        private final AtomicReference<Cipher> last = new AtomicReference<>();
        private final Deque<Cipher> idle = new ConcurrentLinkedDeque<>();
        private final AtomicLong forgotten = new AtomicLong();

        /** The result for a part of {@code from}, with {@code boundTo} authenticated. */
        byte[] apply(SecretKeySpec key, byte[] nonce, byte[] boundTo, byte[] from, int offset, int length)
                throws GeneralSecurityException {
            long before = forgotten.get();
            Cipher cipher = take();
            cipher.init(mode, key, new GCMParameterSpec(tagBits, nonce));
            cipher.updateAAD(boundTo);
            byte[] result = cipher.doFinal(from, offset, length);
            if (!last.compareAndSet(null, cipher)) {
                idle.addFirst(cipher);
            }
            if (forgotten.get() != before && !last.compareAndSet(cipher, null)) {
                idle.remove(cipher);
            }
            return result;
        }

        private Cipher take() throws GeneralSecurityException {
            Cipher cipher = last.getAndSet(null);
            if (cipher == null) {
                cipher = idle.pollFirst();
            }
            return cipher == null ? Cipher.getInstance(ALGORITHM) : cipher;
        }

        /** No instance at hand knows any key after this. */
        void forget() {
            forgotten.incrementAndGet();
            last.set(null);
            idle.clear();
        }

        int idle() {
            return idle.size() + (last.get() == null ? 0 : 1);
        }
    }

    /**
     * SM4-GCM (RFC 8998 §2), by Bouncy Castle: the JDK has no SM4. No instance is kept, so none knows a key afterwards.
     */
    static final class Sm4Gcm {
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

        static byte[] decrypt(byte[] key, byte[] nonce, ByteBuffer sealed, byte[] boundTo)
                throws GeneralSecurityException {
            return apply(false, key, nonce, boundTo, sealed);
        }

        private static byte[] apply(boolean encrypting, byte[] key, byte[] nonce, byte[] boundTo, ByteBuffer from)
                throws GeneralSecurityException {
            var cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(encrypting, new AEADParameters(new KeyParameter(key), 8 * TAG_BYTES, nonce, boundTo));
            byte[] result = new byte[cipher.getOutputSize(from.remaining())];
            int done = cipher.processBytes(
                    from.array(), from.arrayOffset() + from.position(), from.remaining(), result, 0);
            try {
                cipher.doFinal(result, done);
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException(e);
            }
            return result;
        }
    }
}
