package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.GoldenEvents;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.testing.TestDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class VaultIT {
    private final DataSource database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database);
    private final CaseId caseId = CaseId.random();
    private MasterKey masterKey;
    private Vault vault;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        masterKey = MasterKey.openOrCreate(folder.resolve("master.key"));
        vault = anotherNode();
    }

    private Vault anotherNode() {
        return new Vault(database, Optional.of(masterKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "张三，13800138000", "𠮷野家 🀄 e\u0301", "a\0b", "'\"\\\n"})
    void givenAText_whenSealed_thenThisNodeAndOthersOpenIt(String text) {
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, text);

        assertThat(vault.open(caseId, sealed)).isEqualTo(text);
        assertThat(anotherNode().open(caseId, sealed)).isEqualTo(text);
        assertThat(vault.seal(caseId, SealedField.NARRATIVE, text)).isNotEqualTo(sealed);
    }

    @Test
    void givenALongText_whenSealed_thenItOpens() {
        String text = "投诉内容".repeat(300_000);

        assertThat(vault.open(caseId, vault.seal(caseId, SealedField.NARRATIVE, text)))
                .isEqualTo(text);
    }

    @Test
    void givenHalfACharacter_whenSealed_thenItIsRefusedRatherThanLost() {
        assertThatThrownBy(() -> vault.seal(caseId, SealedField.NARRATIVE, "\ud842"))
                .isInstanceOf(LabelledException.class);
    }

    @Test
    void givenAnOfficialTextWithoutASalt_whenShown_thenItIsSaidToBeBroken() {
        vault.prepare(List.of(caseId));
        var field = "JoinUndone.reason";
        byte[] bare = "短".getBytes(StandardCharsets.UTF_8);
        var seal = OfficialSeal.written(
                caseId, field, SaltedText.digest(bare), vault.ofCases().sealOfficial(caseId, field, bare));

        assertThat(new OfficialTexts(vault).open(seal)).isEqualTo(OfficialTexts.BROKEN);
    }

    @Test
    void givenTwoCases_whenOneIsGivenTheTextOfTheOther_thenItDoesNotOpen() {
        CaseId other = CaseId.random();
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, "张三");
        vault.seal(other, SealedField.NARRATIVE, "李四");

        assertThatThrownBy(() -> vault.open(other, sealed)).isInstanceOf(SealBroken.class);
    }

    @Test
    void givenTwoCases_whenTheDatabaseGivesOneTheKeyOfTheOther_thenItDoesNotOpen() {
        CaseId other = CaseId.random();
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, "张三");
        vault.seal(other, SealedField.NARRATIVE, "李四");
        sql.update("""
                UPDATE vault.case_key
                   SET wrapped_key = (SELECT wrapped_key FROM vault.case_key WHERE case_id = ?)
                 WHERE case_id = ?
                """, caseId.value(), other.value());

        assertThatThrownBy(() -> anotherNode().open(other, sealed)).isInstanceOf(SealBroken.class);
    }

    @Test
    void givenASealedText_whenAnyCharacterOfItChanges_thenItDoesNotOpen() {
        String whole = vault.seal(caseId, SealedField.NARRATIVE, "张三").ciphertext();
        for (int i = 0; i < whole.length(); i++) {
            for (char other = 'A'; other <= 'P'; other++) {
                var changed = new StringBuilder(whole);
                changed.setCharAt(i, other);
                if (other != whole.charAt(i)) {
                    assertThatThrownBy(() -> vault.open(caseId, new Sealed(changed.toString())))
                            .as("%s", changed)
                            .isInstanceOf(SealBroken.class);
                }
            }
        }
        for (var garbage : List.of("", "AAAA", "张三", ":", "ReplyDrafted.text:", "a:" + whole)) {
            assertThatThrownBy(() -> vault.open(caseId, new Sealed(garbage)))
                    .isInstanceOf(SealBroken.class)
                    .hasMessageContaining("无法打开");
        }
    }

    @Test
    void givenASealedText_whenDisclosed_thenTheDigestInItIsThatOfSaltAndText() {
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, "张三");
        Sealed again = vault.seal(caseId, SealedField.NARRATIVE, "张三");
        var told = vault.disclose(caseId, sealed, Set.of(SealedField.NARRATIVE)).orElseThrow();
        byte[] both = Arrays.copyOf(told.salt(), told.salt().length + 6);
        System.arraycopy("张三".getBytes(StandardCharsets.UTF_8), 0, both, told.salt().length, 6);

        assertThat(told.text()).isEqualTo("张三");
        assertThat(sealed.ciphertext().split(":")[1])
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(both)))
                .isNotEqualTo(again.ciphertext().split(":")[1]);
        var another = new Sealed(sealed.ciphertext()
                .replace(sealed.ciphertext().split(":")[1], again.ciphertext().split(":")[1]));
        assertThatThrownBy(() -> vault.open(caseId, another)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.disclose(caseId, sealed, Set.of(SealedField.DRAFT)))
                .isInstanceOf(SealBroken.class);
        var before = new Sealed(sealed.ciphertext().replaceFirst(":[^:]+:", ":"));
        assertThatThrownBy(() -> vault.open(caseId, before)).isInstanceOf(SealBroken.class);
    }

    @Test
    void givenASealedText_whenPutIntoAnotherFieldOfItsCase_thenItDoesNotOpenThere() {
        Sealed draft = vault.seal(caseId, SealedField.DRAFT, "您好");
        var asNarrative =
                new Sealed(draft.ciphertext().replace(SealedField.DRAFT.label(), SealedField.NARRATIVE.label()));

        assertThat(vault.open(caseId, draft, Set.of(SealedField.REPLY, SealedField.DRAFT)))
                .isEqualTo("您好");
        assertThatThrownBy(() -> vault.open(caseId, draft, Set.of(SealedField.NARRATIVE)))
                .isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> vault.open(caseId, asNarrative)).isInstanceOf(SealBroken.class);
    }

    @Test
    void givenManyCases_whenTheKeyOfOneIsSwappedOrChanged_thenItIsFoundAmongThem() {
        List<CaseId> cases =
                IntStream.range(0, 300).mapToObj(i -> CaseId.random()).toList();
        vault.prepare(cases);
        assertThat(vault.firstForeignKey()).isEmpty();

        sql.update("""
                UPDATE vault.case_key
                   SET wrapped_key = (SELECT wrapped_key FROM vault.case_key WHERE case_id = ?)
                 WHERE case_id = ?
                """, cases.get(7).value(), cases.get(8).value());

        assertThat(vault.firstForeignKey()).contains(cases.get(8));
    }

    @Test
    void givenACaseWhoseKeyIsGone_whenOpened_thenItIsSaidToBeDestroyed() {
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, "张三");
        sql.update("DELETE FROM vault.case_key");

        assertThatThrownBy(() -> anotherNode().open(caseId, sealed))
                .isInstanceOf(KeyDestroyed.class)
                .hasMessageContaining("已销毁")
                .hasMessageContaining(caseId.toString());
    }

    @Test
    void givenACaseThatIsDestroyed_whenTheNodeHearsOfIt_thenNoCipherAtHandKnowsAKey() {
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, "张三");
        vault.open(caseId, sealed);
        vault.forgetDestroyed();
        assertThat(Cryptography.keptToBeUsedAgain()).isPositive();
        var type = EventCodec.typeOf(CaseDestroyed.class);
        new EventLog(database, TestDatabase.EVENT_KEY, Clock.systemUTC())
                .append(List.of(new NewEvent(
                        UUID.randomUUID(),
                        "complaint",
                        caseId.value(),
                        0,
                        type.value(),
                        type.revision(),
                        GoldenEvents.json(CaseDestroyed.class),
                        "{}")));

        vault.forgetDestroyed();

        assertThat(Cryptography.keptToBeUsedAgain()).isZero();
        assertThatThrownBy(() -> vault.open(caseId, sealed)).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void givenAnotherMasterKey_whenTheVaultIsMade_thenItIsRecognisedAsWrong() {
        MasterKey wrong = MasterKey.openOrCreate(folder.resolve("wrong.key"));

        assertThatThrownBy(() -> new Vault(database, Optional.of(wrong)))
                .isInstanceOf(WrongMasterKey.class)
                .hasMessageContaining("主密钥");
        assertThat(sql.queryForObject("SELECT count(*) FROM vault.master", Long.class))
                .isEqualTo(1);
    }

    @Test
    void givenNoMasterKey_whenUsed_thenTheVaultIsLocked() {
        var locked = new Vault(database, Optional.empty());
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, "张三");

        assertThat(vault.isOpen()).isTrue();
        assertThat(locked.isOpen()).isFalse();
        assertThatThrownBy(() -> locked.open(caseId, sealed)).isInstanceOf(VaultLocked.class);
        assertThatThrownBy(() -> locked.seal(caseId, SealedField.NARRATIVE, "")).isInstanceOf(VaultLocked.class);
        assertThatThrownBy(() -> locked.blind("张三")).isInstanceOf(VaultLocked.class);
        assertThatThrownBy(() -> locked.fingerprint(new byte[0])).isInstanceOf(VaultLocked.class);
        assertThatThrownBy(() -> locked.prepare(List.of(caseId))).isInstanceOf(VaultLocked.class);
    }

    @Test
    void givenManyCases_whenPrepared_thenEachHasItsOwnKeyAndSealingAsksTheDatabaseNoMore() {
        List<CaseId> cases =
                IntStream.range(0, 3000).mapToObj(i -> CaseId.random()).toList();
        vault.prepare(cases);
        vault.prepare(cases);
        assertThat(sql.queryForObject("SELECT count(DISTINCT wrapped_key) FROM vault.case_key", Long.class))
                .isEqualTo(3000);
        Vault other = anotherNode();
        other.load(cases);
        sql.update("DELETE FROM vault.case_key");

        for (CaseId one : cases) {
            assertThat(other.open(one, vault.seal(one, SealedField.NARRATIVE, "张三")))
                    .isEqualTo("张三");
        }
        assertThat(sql.queryForObject("SELECT count(*) FROM vault.case_key", Long.class))
                .isZero();
    }

    @Test
    void givenACaseWithoutAKey_whenLoaded_thenNoneIsMade() {
        vault.load(List.of(caseId));

        assertThat(sql.queryForObject("SELECT count(*) FROM vault.case_key", Long.class))
                .isZero();
    }

    @Test
    void givenNodesThatSealForOneCaseAtOnce_whenOpened_thenAllUsedTheSameKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                CaseId one = CaseId.random();
                Callable<Sealed> sealing = () -> anotherNode().seal(one, SealedField.NARRATIVE, "张三");
                var sealed = new ArrayList<Future<Sealed>>();
                for (int i = 0; i < 8; i++) {
                    sealed.add(threads.submit(sealing));
                }
                for (Future<Sealed> each : sealed) {
                    assertThat(vault.open(one, each.get())).isEqualTo("张三");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givenACallersTransaction_whenItRollsBackAfterSealing_thenTheKeyStays() {
        var callers = new TransactionTemplate(new JdbcTransactionManager(database));
        Sealed sealed = callers.execute(status -> {
            status.setRollbackOnly();
            return vault.seal(caseId, SealedField.NARRATIVE, "张三");
        });

        assertThat(anotherNode().open(caseId, sealed)).isEqualTo("张三");
    }

    @Test
    void givenSealedTexts_whenTheTablesAreSearched_thenNeitherTextNorMasterKeyIsThere() {
        Sealed sealed = vault.seal(caseId, SealedField.NARRATIVE, "13800138000");

        String rows = sql.queryForList("SELECT k.*, m.* FROM vault.case_key k, vault.master m").stream()
                .flatMap(row -> row.values().stream())
                .map(value -> value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(value))
                .toList()
                .toString();

        assertThat(rows)
                .doesNotContain("13800138000")
                .doesNotContain(new String(masterKey.secrets().get(0), StandardCharsets.ISO_8859_1));
        assertThat(new String(
                        Base64.getDecoder().decode(sealed.ciphertext().split(":")[2]), StandardCharsets.ISO_8859_1))
                .doesNotContain("13800138000");
    }

    @Test
    void givenTermsAndRequests_whenBlinded_thenEqualOnesAreEqualOnEveryNodeAndOthersDiffer() {
        byte[] request = "{\"phone\":\"13800138000\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(anotherNode().blind("张三")).isEqualTo(vault.blind("张三"));
        assertThat(vault.blind("李四")).isNotEqualTo(vault.blind("张三"));
        assertThat(anotherNode().fingerprint(request))
                .isEqualTo(vault.fingerprint(request))
                .hasSize(64)
                .isNotEqualTo(vault.fingerprint(new byte[0]));
    }
}
