package org.caseledger.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.time.Clock;
import org.caseledger.api.complaints.WorkOrders;
import org.caseledger.api.search.CaseSearch.Question;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.InvalidInputException.Field;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchQueries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class CaseSearchIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final IllegalArgumentException MISTAKE = new IllegalArgumentException();

    private final CaseSearch search = new CaseSearch(
            new SearchQueries(new MistakenDataSource(), LEDGER.bean(SearchIndex.class)),
            LEDGER.bean(WorkOrders.class),
            LEDGER.bean(CaseFiles.class),
            LEDGER.bean(Paging.class),
            LEDGER.bean(AccessLog.class),
            Clock.systemUTC());
    private final Actor actor = new Actor("auditor", "审计", Role.AUDITOR, null);

    /** A data source that a programming mistake has broken. */
    private static final class MistakenDataSource extends AbstractDataSource {
        @Override
        public Connection getConnection() {
            throw MISTAKE;
        }

        @Override
        public Connection getConnection(String username, String password) {
            throw MISTAKE;
        }
    }

    @Test
    void givenAProgrammingMistake_whenSearched_thenItIsNotSaidToBeOneOfTheReader() {
        assertThatThrownBy(() -> search.search(words("餐馆"), actor)).isSameAs(MISTAKE);
    }

    @Test
    void givenAQuestionWithoutWords_whenSearched_thenTheReaderIsToldWhatIsWrongWithIt() {
        for (var question : new Question[] {words("，。"), words(null)}) {
            var problem = catchThrowableOfType(InvalidInputException.class, () -> search.search(question, actor));

            assertThat(problem.fields())
                    .containsExactly(new Field("q", "请输入要搜索的文字或数字", "enter words or digits to search for"));
        }
    }

    private static Question words(@Nullable String words) {
        return new Question(words, null, null, null, null, null, null, null, null);
    }
}
