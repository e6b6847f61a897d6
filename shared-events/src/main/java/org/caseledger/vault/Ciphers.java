package org.caseledger.vault;

import java.security.GeneralSecurityException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;

/**
 * AES-GCM in one direction with instances at hand: to make one, and to schedule a key, takes longer than to seal a
 * short text. The one that was used last is used next, because texts of one case follow on another.
 */
@RequiredArgsConstructor
final class Ciphers {
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
