package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.vault.Cryptography.Ciphers;
import org.junit.jupiter.api.Test;

class CiphersTest {
    private static final byte[] BOUND = "case".getBytes(UTF_8);
    private static final int TAG_BITS = 128;

    private final Ciphers encrypting = new Ciphers(Cipher.ENCRYPT_MODE, TAG_BITS);
    private final Ciphers decrypting = new Ciphers(Cipher.DECRYPT_MODE, TAG_BITS);

    @Test
    void givenOneThread_whenItUsesSeveralKeys_thenOneInstanceServesThemAll() throws Exception {
        for (int i = 0; i < 10; i++) {
            var key = key();
            assertThat(opened(key, sealed(key, "文字" + i))).isEqualTo("文字" + i);
        }

        assertThat(encrypting.idle()).isEqualTo(1);
        assertThat(decrypting.idle()).isEqualTo(1);
    }

    @Test
    void givenAChangedText_whenItDoesNotOpen_thenTheNextOneDoes() throws Exception {
        var key = key();
        var sealed = sealed(key, "文字");
        var changed = sealed.clone();
        changed[20] ^= 1;

        assertThatThrownBy(() -> opened(key, changed)).isInstanceOf(AEADBadTagException.class);
        assertThat(opened(key, sealed)).isEqualTo("文字");
    }

    @Test
    void givenAnInstanceThatKnowsAKey_whenKeysAreForgotten_thenNoneIsAtHand() throws Exception {
        var key = key();
        opened(key, sealed(key, "文字"));

        decrypting.forget();

        assertThat(decrypting.idle()).isZero();
        assertThat(encrypting.idle()).isEqualTo(1);
    }

    @Test
    void givenManyThreads_whenTheySealAndOpenWhileKeysAreForgotten_thenEachHasItsOwnText() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var all = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 8; i++) {
                var text = "文字" + i;
                all.add(() -> opensAlways(text));
            }
            for (var one : pool.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(decrypting.idle()).isLessThanOrEqualTo(8);
    }

    private boolean opensAlways(String text) throws GeneralSecurityException {
        var key = key();
        for (int i = 0; i < 2_000; i++) {
            if (!opened(key, sealed(key, text)).equals(text)) {
                return false;
            }
            if (i % 100 == 0) {
                decrypting.forget();
            }
        }
        return true;
    }

    private static SecretKeySpec key() {
        return Cryptography.aesKey(Cryptography.random(Cryptography.KEY_BYTES));
    }

    private byte[] sealed(SecretKeySpec key, String text) throws GeneralSecurityException {
        byte[] nonce = Cryptography.random(12);
        byte[] plain = text.getBytes(UTF_8);
        byte[] sealed = encrypting.apply(key, nonce, BOUND, plain, 0, plain.length);
        byte[] whole = java.util.Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
        return whole;
    }

    private String opened(SecretKeySpec key, byte[] whole) throws GeneralSecurityException {
        byte[] nonce = java.util.Arrays.copyOf(whole, 12);
        return new String(decrypting.apply(key, nonce, BOUND, whole, 12, whole.length - 12), UTF_8);
    }
}
