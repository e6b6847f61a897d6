package org.caseledger.command.complaint.receiving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.events.CaseId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The numbers that officials quote, such as 郫市监投〔2026〕000123号: each claimed once, by constraint.
 *
 * <p>A number is claimed just before the case is recorded, in a statement of its own, so that no lock is held while
 * others record. A crash in between leaves a claimed number without a case; sending the same request again finds it and
 * uses it.
 */
public final class CaseNumbers {
    private static final Pattern FORM = Pattern.compile("(.+)〔([0-9]{4})〕([0-9]{6,18})号");

    private final JdbcClient jdbc;

    public CaseNumbers(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The number of this case: the one it has claimed before, or the next one of the office's year. */
    public String claim(CaseId caseId, String officeCode, int year) {
        try {
            return claimed(caseId.value()).orElseGet(() -> next(caseId.value(), officeCode, year));
        } catch (DuplicateKeyException e) {
            // The same request, sent twice at the same time, has claimed it meanwhile.
            return claimed(caseId.value()).orElseThrow(() -> e);
        }
    }

    /**
     * The numbers of many cases by their years, claimed in blocks: those they have claimed before, or the next ones of
     * the office's year, in their order.
     */
    public Map<CaseId, String> claim(String officeCode, Map<Integer, List<CaseId>> byYear) {
        var numbers = new HashMap<CaseId, String>();
        byYear.forEach((year, cases) -> {
            try {
                takeBlock(cases, officeCode, year);
            } catch (DuplicateKeyException another) {
                // Another node claims for some of them: one after the other, then.
                cases.forEach(caseId -> claim(caseId, officeCode, year));
            }
            numbers.putAll(claimed(cases));
        });
        return numbers;
    }

    /** Goes on above the last numbers that another copy of these tables has given. */
    public void goOnAbove(CaseNumbers other) {
        other.jdbc
                .sql("select office, year, last from ledger.case_counter order by office, year")
                .query(row -> {
                    raise(row.getString(1), row.getInt(2), row.getLong(3));
                });
    }

    private void raise(String officeCode, int year, long last) {
        jdbc.sql("""
                        insert into ledger.case_counter as c (office, year, last)
                        values (:office, :year, :last)
                        on conflict (office, year)
                        do update set last = greatest(c.last, excluded.last)
                        """)
                .param("office", officeCode)
                .param("year", year)
                .param("last", last)
                .update();
    }

    /** Leaves so many numbers out, of this year and of the one before. */
    public void leaveOut(long count, int year) {
        jdbc.sql("""
                        insert into ledger.case_counter as c (office, year, last)
                        select distinct office, y, :count
                          from ledger.case_counter, unnest(array [:year - 1, :year]) y
                        on conflict (office, year) do update set last = c.last + excluded.last
                        """).param("count", count).param("year", year).update();
    }

    private void takeBlock(List<CaseId> cases, String officeCode, int year) {
        jdbc.sql("""
                        with wanted as (
                          select w.case_id, row_number() over (order by w.place) as place
                            from unnest(:cases) with ordinality as w (case_id, place)
                           where not exists (select from ledger.case_number n
                                              where n.case_id = w.case_id)
                        ), block as (
                          insert into ledger.case_counter as c (office, year, last)
                          select :office, :year, count(*) from wanted having count(*) > 0
                          on conflict (office, year) do update set last = c.last + excluded.last
                          returning last
                        )
                        insert into ledger.case_number (office, year, number, case_id)
                        select :office, :year,
                               block.last - (select count(*) from wanted) + wanted.place,
                               wanted.case_id
                          from wanted, block
                        """)
                .param("cases", uuids(cases))
                .param("office", officeCode)
                .param("year", year)
                .update();
    }

    /** The numbers of those of these cases that have one. */
    public Map<CaseId, String> claimed(Collection<CaseId> cases) {
        var numbers = new HashMap<CaseId, String>();
        jdbc.sql("""
                        select case_id, office, year, number from ledger.case_number
                         where case_id = any (:cases)
                        """).param("cases", uuids(cases)).query(row -> {
            numbers.put(
                    new CaseId(row.getObject(1, UUID.class)), write(row.getString(2), row.getInt(3), row.getLong(4)));
        });
        return numbers;
    }

    private static UUID[] uuids(Collection<CaseId> cases) {
        return cases.stream().map(CaseId::value).toArray(UUID[]::new);
    }

    /** The case that has claimed a number, if one has. */
    public Optional<CaseId> find(String number) {
        var parts = FORM.matcher(number);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select case_id from ledger.case_number
                         where office = :office and year = :year and number = :number
                        """)
                .param("office", parts.group(1))
                .param("year", Integer.parseInt(parts.group(2)))
                .param("number", Long.parseLong(parts.group(3)))
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }

    /** The first case whose number is not the one with which it was recorded. */
    public Optional<Fault> check() {
        return jdbc.sql("""
                        select e.position, e.payload ->> 'number' as recorded, n.office, n.year, n.number
                          from ledger.event e left join ledger.case_number n on n.case_id = e.stream_id
                         where e.type = 'ComplaintReceived'
                           and e.payload ->> 'number' is distinct from
                               n.office || '〔' || n.year || '〕'
                               || lpad(n.number::text, greatest(6, length(n.number::text)), '0') || '号'
                         order by e.position limit 1
                        """)
                .query((row, i) -> Fault.at(
                        row.getLong("position"),
                        "编号 %s 登记时的投诉件，现在的编号是 %s".formatted(row.getString("recorded"), shown(row)),
                        "the case recorded with number %s has the number %s now"
                                .formatted(row.getString("recorded"), shown(row))))
                .optional();
    }

    private static String shown(ResultSet row) throws SQLException {
        return row.getString("office") == null
                ? "—"
                : write(row.getString("office"), row.getInt("year"), row.getLong("number"));
    }

    private String next(UUID caseId, String officeCode, int year) {
        try {
            return take(caseId, officeCode, year);
        } catch (DuplicateKeyException e) {
            // The same request on another node was quicker; the statement took no number.
            return claimed(caseId).orElseThrow(() -> e);
        }
    }

    private Optional<String> claimed(UUID caseId) {
        return jdbc.sql("select office, year, number from ledger.case_number where case_id = :case")
                .param("case", caseId)
                .query((row, i) -> write(row.getString(1), row.getInt(2), row.getLong(3)))
                .optional();
    }

    private String take(UUID caseId, String officeCode, int year) {
        long number = jdbc.sql("""
                                with next as (
                                  insert into ledger.case_counter as c (office, year, last)
                                  values (:office, :year, 1)
                                  on conflict (office, year) do update set last = c.last + 1
                                  returning last
                                )
                                insert into ledger.case_number (office, year, number, case_id)
                                select :office, :year, last, :case from next
                                returning number
                                """)
                .param("office", officeCode)
                .param("year", year)
                .param("case", caseId)
                .query(Long.class)
                .single();
        return write(officeCode, year, number);
    }

    private static String write(String officeCode, int year, long number) {
        return "%s〔%d〕%06d号".formatted(officeCode, year, number);
    }
}
