package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.vault.SealSuite.AES_256_GCM;
import static org.caseledger.vault.SealSuite.SM4_GCM;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.testing.TestDatabase;
import org.caseledger.vault.Cryptography.Sm4Gcm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Parts of cases are sealed by the suite of the setting and opened whichever it was; SM4-GCM is that of the standards
 * (GB/T 32907-2016 annex A, RFC 8998 appendix A.1).
 */
class SealSuitesIT {
    private static final HexFormat HEX = HexFormat.of();

    private final HikariDataSource database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database);
    private Path file;

    @TempDir
    private Path folder;

    @BeforeEach
    void aMasterKey() {
        file = folder.resolve("master.key");
        MasterKey.openOrCreate(file);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Vault vault(SealSuite suite) {
        return new Vault(database, MasterKey.open(file), suite);
    }

    private static byte[] bytes(Sealed sealed) {
        String text = sealed.ciphertext();
        return Base64.getDecoder().decode(text.substring(text.lastIndexOf(':') + 1));
    }

    private int wrappedLength(CaseId caseId) {
        return sql.queryForObject(
                "SELECT octet_length(wrapped_key) FROM vault.case_key WHERE case_id = ?",
                Integer.class,
                caseId.value());
    }

    @Test
    void givenTheExamplesOfSm4AndItsGcm_whenEncrypted_thenTheyAreThoseOfTheStandards() throws GeneralSecurityException {
        byte[] key = HEX.parseHex("0123456789abcdeffedcba9876543210");
        var engine = new SM4Engine();
        engine.init(true, new KeyParameter(key));
        byte[] block = new byte[16];
        engine.processBlock(key, 0, block, 0);
        assertThat(HEX.formatHex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");

        byte[] nonce = HEX.parseHex("00001234567800000000abcd");
        byte[] boundTo = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain = HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        byte[] sealed = Sm4Gcm.encrypt(key, nonce, plain, boundTo, 0);
        assertThat(HEX.formatHex(sealed))
                .isEqualTo("17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(Sm4Gcm.decrypt(key, nonce, ByteBuffer.wrap(sealed), boundTo)).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource
    void givenASuite_whenTextsAndFilesAreSealed_thenTheirHeaderNamesItAndTheyOpen(SealSuite suite) {
        var vault = vault(suite);
        var caseId = CaseId.random();
        for (String text : List.of("", "张三，13800138000", "投诉内容".repeat(100_000))) {
            Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, text);
            assertThat(bytes(sealed)[0]).isEqualTo(suite.number());
            assertThat(vault.open(caseId, sealed)).isEqualTo(text);
            assertThat(vault.seal(caseId, SealedField.NARRATIVE, text)).isNotEqualTo(sealed);
        }
        var files = new SealedFiles(database, vault);
        var stored = files.keep(caseId, "照片".getBytes(UTF_8), "jpg");
        assertThat(files.open(caseId, stored.sha256())).hasValue("照片".getBytes(UTF_8));
        assertThat(wrappedLength(caseId)).isEqualTo(suite == SM4_GCM ? 62 : 60);
        assertThat(vault.firstForeignKey()).isEmpty();
        assertThat(files.firstBroken(n -> {})).isEmpty();
    }

    @Test
    void givenTheSettingChangedBackAndForth_whenOpened_thenEachPartOpensUnderEachSetting() {
        var caseId = CaseId.random();
        var sealed = new ArrayList<Sealed>();
        var others = new ArrayList<CaseId>();
        for (SealSuite suite : List.of(AES_256_GCM, SM4_GCM, AES_256_GCM, SM4_GCM)) {
            var vault = vault(suite);
            sealed.add(vault.seal(caseId, SealedField.NARRATIVE, suite.name()));
            var other = CaseId.random();
            vault.seal(other, SealedField.NARRATIVE, "其他");
            others.add(other);
        }
        for (SealSuite suite : SealSuite.values()) {
            var vault = vault(suite);
            assertThat(sealed.stream().map(part -> vault.open(caseId, part)))
                    .containsExactly("AES_256_GCM", "SM4_GCM", "AES_256_GCM", "SM4_GCM");
            assertThat(vault.firstForeignKey()).isEmpty();
        }
        assertThat(others.stream().map(this::wrappedLength)).containsExactly(60, 62, 60, 62);
    }

    @Test
    void givenAPartSealedBySm4_whenAnyByteIsTurnedOrItIsCut_thenItDoesNotOpen() {
        var vault = vault(SM4_GCM);
        var caseId = CaseId.random();
        Sealed good = vault.seal(caseId, SealedField.NARRATIVE, "张三");
        assertThat(vault.open(caseId, with(bytes(good), good))).isEqualTo("张三");
        for (int at = 0; at < bytes(good).length; at++) {
            byte[] turned = bytes(good);
            // The other suite; another version of the key.
            turned[at] = (byte) (turned[at] ^ (at == 0 ? 3 : 1));
            assertThatThrownBy(() -> vault.open(caseId, with(turned, good)))
                    .as("byte %d", at)
                    .isInstanceOf(SealBroken.class);
        }
        for (int length : new int[] {0, 1, 2, 13, 29, bytes(good).length - 1}) {
            byte[] cut = Arrays.copyOf(bytes(good), length);
            assertThatThrownBy(() -> vault.open(caseId, with(cut, good)))
                    .as("%d bytes", length)
                    .isInstanceOf(SealBroken.class);
        }
        var other = CaseId.random();
        vault.seal(other, SealedField.NARRATIVE, "李四");
        assertThatThrownBy(() -> vault.open(other, good)).isInstanceOf(SealBroken.class);
    }

    /** The same text with other ciphertext. */
    private static Sealed with(byte[] bytes, Sealed text) {
        var before = text.ciphertext();
        return new Sealed(before.substring(0, before.lastIndexOf(':') + 1)
                + Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void givenAWrappedKeyOfAnotherCase_whenItIsPutInItsPlace_thenItDoesNotOpen() {
        var vault = vault(SM4_GCM);
        var one = CaseId.random();
        var other = CaseId.random();
        Sealed sealed = vault.seal(one, SealedField.NARRATIVE, "张三");
        vault.seal(other, SealedField.NARRATIVE, "李四");
        sql.update("""
                UPDATE vault.case_key
                   SET wrapped_key = (SELECT wrapped_key FROM vault.case_key WHERE case_id = ?)
                 WHERE case_id = ?
                """, other.value(), one.value());

        assertThat(vault(SM4_GCM).firstForeignKey()).contains(one);
        assertThatThrownBy(() -> vault(SM4_GCM).open(one, sealed)).isInstanceOf(SealBroken.class);
    }

    @Test
    void whenTheMasterKeyIsReplaced_thenAllKeysAreWrappedByTheSuiteOfTheSetting() throws SQLException {
        var one = CaseId.random();
        var other = CaseId.random();
        Sealed byAes = vault(AES_256_GCM).seal(one, SealedField.NARRATIVE, "张三");
        Sealed bySm4 = vault(SM4_GCM).seal(other, SealedField.NARRATIVE, "李四");

        var replacement = new MasterKeyReplacement(file, vault(SM4_GCM), 0);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            replacement.write(connection, List.of());
            connection.commit();
        }
        replacement.finish();

        assertThat(wrappedLength(one)).isEqualTo(62);
        assertThat(wrappedLength(other)).isEqualTo(62);
        assertThat(vault(AES_256_GCM).open(one, byAes)).isEqualTo("张三");
        assertThat(vault(AES_256_GCM).open(other, bySm4)).isEqualTo("李四");
    }
}
