package org.caseledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Page;
import org.caseledger.query.approvals.ApprovalView;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.sealing.SealedCase;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.InvalidQuery;
import org.caseledger.testing.Events;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.SqlArrayValue;

class SearchIT {
    private static final UnitId XIPU = new UnitId("XIPU");

    private TestLedger ledger;
    private Vault vault;
    private SealedCase milk;
    private SealedCase phone;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        vault = TestVault.open(ledger.database());
        milk = new SealedCase(ledger, vault)
                .received(
                        "郫市监投〔2026〕000123号",
                        new Complainant("李雷", "138-1234-5678", null, "郫都区某街1号"),
                        "红光超市",
                        new Narrative("食品问题", "买到过期牛奶，店员是𠮷先生，票号１２３４", "退款"));
        phone = new SealedCase(ledger, vault)
                .at("2026-04-02T01:00:00Z")
                .received("郫市监投〔2026〕000124号", null, "Apple 专卖店", new Narrative(null, "手机故障不予维修", null));
        phone.by(
                        Role.DISPATCHER,
                        new ComplaintClassified(
                                List.of("售后服务"),
                                null,
                                null,
                                Severity.GENERAL,
                                Difficulty.ORDINARY,
                                OpinionLevel.GENERAL,
                                null,
                                Set.of(),
                                phone.occurred()))
                .by(Role.DISPATCHER, new ComplaintAssigned(XIPU, null, null, null, phone.occurred()))
                .by(
                        Role.HANDLER,
                        new ComplaintReplied(
                                phone.seal(SealedField.REPLY, "商家已免费更换主板"), "d", null, Medium.PHONE, phone.occurred()))
                .by(Role.ADMIN, Events.adopted("旧系统", "OLD-7788", Set.of(), null, null, false, phone.occurred()));
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void project(Vault with) {
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
        ledger.project(new SearchView(new SearchIndex(ledger.database(), with)));
    }

    private List<CaseId> found(String question) {
        return found(question, SearchFilter.ALL);
    }

    private List<CaseId> found(String question, SearchFilter filter) {
        return queries().search(question, filter, BoardSort.RECEIVED, 0, 10).rows().stream()
                .map(BoardCard::caseId)
                .toList();
    }

    private SearchQueries queries() {
        return new SearchQueries(ledger.database(), new SearchIndex(ledger.database(), vault));
    }

    @Test
    void givenWordsOfEverySort_whenAsked_thenTheCaseThatHasThemIsFound() {
        project(vault);
        for (var question : List.of(
                "牛奶",
                "是𠮷",
                "1234",
                "１２３４",
                "李雷",
                "13812345678",
                "138-1234-5678",
                "138 1234 5678",
                "超",
                "红光 13812345678",
                "红光超市",
                "退款",
                "食品",
                "000123",
                "123",
                "过期 超市",
                "〔2026〕000123号")) {
            assertThat(found(question)).as(question).containsExactly(milk.id());
        }
        for (var question : List.of("手机", "apple", "APP", "售后", "主板", "OLD-7788", "7788")) {
            assertThat(found(question)).as(question).containsExactly(phone.id());
        }
        assertThat(found("郫市监投")).containsExactly(phone.id(), milk.id());
        assertThat(found("牛奶 手机")).isEmpty();
        assertThat(found("某街")).isEmpty();
        assertThat(found("58")).isEmpty();
        for (var part : List.of("奶", "138", "1381234", "138-1234", "12345678")) {
            assertThat(found(part)).as("a part of sealed text: %s", part).isEmpty();
        }
    }

    @Test
    void givenACaseWithThePairsOfAWordButNotTheWord_whenAsked_thenItIsNotShown() {
        var pairs = new SealedCase(ledger, vault)
                .at("2026-04-03T01:00:00Z")
                .received("郫市监投〔2026〕000125号", null, "红光饭店，光超网吧，超市", new Narrative(null, "过期面包，期牛，牛奶，买到", null));
        project(vault);
        assertThat(found("牛奶")).containsExactly(pairs.id(), milk.id());
        for (var question : List.of("过期牛奶", "红光超市")) {
            assertThat(found(question)).as(question).containsExactly(milk.id());
            assertThat(total(question)).as(question).isOne();
        }
        assertThat(found("红光超市", SearchFilter.PLAIN)).containsExactly(milk.id());
        assertThat(found("红光", SearchFilter.PLAIN)).containsExactly(pairs.id(), milk.id());
    }

    @Test
    void givenEveryView_whenItsTablesAreDumped_thenNoSealedTextIsInThem() {
        project(vault);
        ledger.project(new HistoryView(ledger.database()));
        ledger.project(new ApprovalView(ledger.database()));
        var tables = ledger.sql()
                .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'views'")
                .query(String.class)
                .list();
        assertThat(tables).contains("search", "board", "history", "approval");
        var dump = new StringBuilder();
        tables.forEach(table -> dump.append(ledger.rows("views." + table)));
        assertThat(dump).contains("红光超市", "OLD-7788");
        for (var text : List.of("李雷", "1234-5678", "13812345678", "牛奶", "𠮷", "退款", "食品问题", "故障", "主板", "某街")) {
            assertThat(dump).as(text).doesNotContain(text);
        }
    }

    @Test
    void givenReadersWhoMayNotOpen_whenTheyAsk_thenSealedWordsFindNothing() {
        project(vault);
        assertThat(found("牛奶", SearchFilter.PLAIN)).isEmpty();
        assertThat(found("李雷", SearchFilter.PLAIN)).isEmpty();
        assertThat(found("红光", SearchFilter.PLAIN)).containsExactly(milk.id());
    }

    @Test
    void givenFilters_whenAsked_thenOnlyThoseCasesAreFound() {
        project(vault);
        assertThat(found("郫市监投", filter(ComplaintState.REPLIED, null, null, null, null)))
                .containsExactly(phone.id());
        assertThat(found("郫市监投", filter(null, XIPU, null, null, null))).containsExactly(phone.id());
        assertThat(found("郫市监投", filter(null, null, null, null, XIPU))).containsExactly(phone.id());
        var april = Instant.parse("2026-04-01T00:00:00Z");
        assertThat(found("郫市监投", filter(null, null, april, null, null))).containsExactly(phone.id());
        assertThat(found("郫市监投", filter(null, null, null, april, null))).containsExactly(milk.id());
        var page = queries().search("郫市监投", SearchFilter.ALL, BoardSort.NUMBER, 1, 1);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.rows()).extracting(BoardCard::caseId).containsExactly(phone.id());
    }

    @ParameterizedTest
    @EnumSource(BoardSort.class)
    void givenAUnitAssists_whenItsPeopleAsk_thenTheyFindTheCaseUntilTheRequestIsReturned(BoardSort sort) {
        var assisting = new UnitId("ANJING");
        var within = filter(null, null, null, null, assisting);
        milk.by(Role.DISPATCHER, new ComplaintAssigned(XIPU, null, null, null, milk.occurred()))
                .by(Role.DISPATCHER, new AssistanceAsked(assisting, "请核查仓库", null, null, milk.occurred()));
        project(vault);
        var along = new SearchQueries(ledger.database(), new SearchIndex(ledger.database(), vault), true);
        for (var queries : List.of(queries(), along)) {
            assertThat(queries.search("郫市监投", within, sort, 0, 10).rows())
                    .extracting(BoardCard::caseId)
                    .containsExactly(milk.id());
        }
        assertThat(found("郫市监投", filter(null, null, null, null, new UnitId("WEST"))))
                .isEmpty();

        milk.by(Role.HANDLER, new AssistanceReturned(1, assisting, "仓库不在本辖区", milk.occurred()));
        project(vault);
        assertThat(along.search("郫市监投", within, sort, 0, 10).rows()).isEmpty();
        assertThat(found("郫市监投", within)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BoardSort.class)
    void givenWordsOfManyCases_whenLookedForAlongTheBoard_thenThePagesAreTheSame(BoardSort sort) {
        project(vault);
        var index = new SearchIndex(ledger.database(), vault);
        var alongTheBoard = new SearchQueries(ledger.database(), index, true);
        var within = filter(null, null, null, null, XIPU);

        for (String question : List.of("郫市监投", "过期牛奶", "免费更换", "没有")) {
            for (int page = 0; page < 3; page++) {
                assertThat(alongTheBoard.search(question, SearchFilter.ALL, sort, page, 1))
                        .isEqualTo(queries().search(question, SearchFilter.ALL, sort, page, 1));
            }
            assertThat(alongTheBoard.search(question, within, sort, 0, 10))
                    .isEqualTo(queries().search(question, within, sort, 0, 10));
            assertThat(alongTheBoard.search(question, SearchFilter.PLAIN, sort, 0, 10))
                    .isEqualTo(queries().search(question, SearchFilter.PLAIN, sort, 0, 10));
        }
        assertThat(alongTheBoard.search("郫市监投", SearchFilter.ALL, sort, 0, 10).rows())
                .hasSize(2);
    }

    @Test
    void givenWordsThatMostOfTheNewestHave_whenCounted_thenNoOlderCaseIsLeftOut() {
        var newest = new SearchIndex(ledger.database(), vault).numbers(Purpose.TEXT, Terms.asked("异味"));
        var all = new SearchIndex(ledger.database(), vault).numbers(Purpose.TEXT, Terms.asked("商家"));
        ledger.sql()
                .sql("""
                        INSERT INTO views.search (case_id, received_at, kept, plain, grams)
                        SELECT gen_random_uuid(), now() - n * interval '1 minute', '{}', '{}',
                               :all || CASE WHEN n <= 900 OR n > 19950 THEN :newest ELSE '{}'::bigint[] END
                          FROM generate_series(1, 20000) AS n
                        """)
                .param("all", new SqlArrayValue("bigint", all.toArray()))
                .param("newest", new SqlArrayValue("bigint", newest.toArray()))
                .update();
        ledger.sql().sql("ANALYZE views.search").update();

        assertThat(total("异味")).isEqualTo(950);
        assertThat(total("商家")).isEqualTo(Page.COUNTED + 1);
        assertThat(total("异味 商家")).isEqualTo(950);
        assertThat(total("没有")).isZero();
    }

    private long total(String question) {
        return queries()
                .search(question, SearchFilter.ALL, BoardSort.RECEIVED, 0, 10)
                .total();
    }

    private static SearchFilter filter(ComplaintState state, UnitId unit, Instant from, Instant until, UnitId within) {
        return new SearchFilter(state, unit, from, until, within, true);
    }

    @Test
    void givenACorrectedNarrative_whenAsked_thenOnlyTheNewWordsAreFound() {
        project(vault);
        milk.by(
                Role.INTAKE,
                Events.corrected(
                        CorrectedField.NARRATIVE,
                        null,
                        null,
                        null,
                        milk.seal(
                                SealedField.CORRECTED_NARRATIVE, EventCodec.write(new Narrative(null, "买到过期酸奶", null))),
                        "误记",
                        milk.occurred()));
        project(vault);
        assertThat(found("牛奶")).isEmpty();
        assertThat(found("酸奶")).containsExactly(milk.id());
        assertThat(found("李雷")).containsExactly(milk.id());
    }

    @Test
    void givenADestroyedCase_whenProjected_thenNoWordFindsItAndAnotherNodeHasTheSameRows() {
        project(vault);
        assertThat(found("牛奶")).containsExactly(milk.id());
        milk.destroyed();
        project(vault);
        for (var word : List.of("牛奶", "李雷", "红光")) {
            assertThat(found(word)).as(word).isEmpty();
        }
        assertThat(found("手机")).containsExactly(phone.id());
        var rows = ledger.rows("views.search");
        vault = TestVault.open(ledger.database());
        project(vault);
        assertThat(ledger.rows("views.search")).isEqualTo(rows);
        assertThat(found("李雷")).isEmpty();
    }

    @Test
    void givenCases_whenProjectedTwice_thenTheRowsAreTheSame() {
        project(vault);
        var once = ledger.rows("views.search");
        project(vault);
        assertThat(ledger.rows("views.search")).isEqualTo(once).hasSize(2);
    }

    @Test
    void givenNoMasterKey_whenAsked_thenSearchSaysSo() {
        project(vault);
        vault = TestVault.locked(ledger.database());
        assertThat(queries().isOpen()).isFalse();
        assertThatThrownBy(() -> found("牛奶")).isInstanceOf(VaultLocked.class);
    }

    @Test
    void givenAQuestionWithoutWordsOrTooLong_whenAsked_thenItIsRefusedInBothLanguages() {
        for (var question : List.of("", "  ", "，。！", "%_", "😀")) {
            assertThatThrownBy(() -> found(question))
                    .isInstanceOf(InvalidQuery.class)
                    .hasMessageContaining("请输入")
                    .hasMessageContaining("enter words");
        }
        assertThatThrownBy(() -> found("牛".repeat(101)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("100");
        assertThat(found("牛".repeat(100))).isEmpty();
    }

    @Test
    void givenEveryEvent_whenFolded_thenNoneStopsTheViewAndAnEventTwiceChangesNothing() {
        IndexedCase kept = null;
        for (var recorded : Samples.all()) {
            if (recorded.event() instanceof CaseDestroyed) {
                continue; // of which nothing stays
            }
            kept = IndexedCase.on(kept, recorded);
            assertThat(IndexedCase.on(kept, recorded)).isSameAs(kept);
        }
        assertThat(kept.replies()).hasSize(2);
        assertThat(kept.respondent()).isEqualTo("乙");
        assertThat(kept.sourceId()).isEqualTo("1");
    }
}
