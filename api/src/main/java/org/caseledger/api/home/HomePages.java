package org.caseledger.api.home;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.home.HomeFigure.Kind;
import org.caseledger.api.integrity.Losses;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ClientKind;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Workload;
import org.caseledger.api.web.Workloads;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.LoadQueries;
import org.caseledger.query.board.UnitLoad;
import org.caseledger.query.board.WorkQueries;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 首页: what each role begins with; every number opens the list whose rows it counts. */
@PageController
@RequiredArgsConstructor
class HomePages {
    /** The next steps that are shown, and the units with most that is overdue. */
    private static final int STEPS = 8;

    private static final int UNITS = 6;

    private static final Set<Role> SIGN = EnumSet.of(Role.LEADER, Role.LEGAL);

    /** Whose work comes to them from others all day. */
    private static final Set<Role> HANDLE = EnumSet.of(Role.HANDLER, Role.INTAKE, Role.DISPATCHER);

    private final Workloads workloads;
    private final WorkQueries work;
    private final LoadQueries loads;
    private final HomeFigures figures;
    private final HomeVisits visits;
    private final AdministrationState administration;
    private final Losses losses;
    private final Clock clock;

    @GetMapping("/")
    String home(LoggedIn person, HttpServletRequest request, Model model) {
        var actor = person.actor();
        if (actor.role().administers()) {
            administration.show(actor, model);
            return "home/administration";
        }
        var workload = workloads.of(actor);
        var seen = visit(person, request);
        var earlier = HANDLE.contains(actor.role()) ? seen.orElse(null) : null;
        var shown = new ArrayList<HomeFigure>();
        // Who oversees has work of this kind seldom, and begins with what others leave undone.
        if (workload.cases() > 0 || !AccessPolicy.oversees(actor)) {
            shown.add(mine(actor, workload));
        }
        shown.addAll(figures.of(actor, earlier));
        model.addAttribute("lost", losses.of(person.getUsername()));
        model.addAttribute("earlier", earlier);
        model.addAttribute("figures", shown);
        model.addAttribute("signs", SIGN.contains(actor.role()));
        model.addAttribute("workload", workload);
        model.addAttribute("cards", work.waitingFor(actor, AccessPolicy.onlyUnit(actor), 0, STEPS));
        load(actor, model);
        return "home/home";
    }

    // A page that refreshes itself is no proof that a person looks at it.
    private Optional<EarlierVisit> visit(LoggedIn person, HttpServletRequest request) {
        return ClientKind.isPartOfPage(request)
                ? visits.earlier(person.getUsername())
                : visits.visit(person.getUsername());
    }

    private static HomeFigure mine(Actor actor, Workload workload) {
        var kind = SIGN.contains(actor.role()) ? Kind.TO_SIGN : Kind.MINE;
        return new HomeFigure(kind, "/work", workload.cases());
    }

    private void load(Actor actor, Model model) {
        var unit = AccessPolicy.onlyUnit(actor);
        var units = loads.loads(unit, clock.instant());
        model.addAttribute("load", units.stream().reduce(UnitLoad.NOTHING, UnitLoad::plus));
        model.addAttribute("under", new Address("/board").with("unit", unit).with("underWay", true));
        model.addAttribute("worst", unit == null ? worst(units) : List.of());
    }

    private static List<UnitLoad> worst(List<UnitLoad> units) {
        return units.stream()
                .filter(one -> one.unit() != null)
                .filter(one -> one.red() + one.amber() > 0)
                .limit(UNITS)
                .toList();
    }

    /**
     * Keeps, in one row for each person, when the first page was last looked at, and when on the last earlier day: what
     * was recorded after that is new, all day long.
     */
    @Repository
    @RequiredArgsConstructor
    static class HomeVisits {
        private final JdbcClient jdbc;
        private final Clock clock;

        /** Notes that a person looks, and says when that was on an earlier day; empty: never yet. */
        Optional<EarlierVisit> visit(String person) {
            var now = clock.instant();
            var today = LocalDate.ofInstant(now, WorkCalendar.ZONE).atStartOfDay(WorkCalendar.ZONE);
            return jdbc.sql(
                            // Position of the board: acts that it does not show yet count as unseen.
                            """
                            INSERT INTO office.home_visit AS v (person, seen_at, seen_position)
                            SELECT :person, :now, coalesce(min(position), 0)
                              FROM views.token WHERE view = 'board' AND live
                                ON CONFLICT (person) DO UPDATE SET
                                   earlier_at = CASE WHEN v.seen_at < :today
                                                     THEN v.seen_at ELSE v.earlier_at END,
                                   earlier_position = CASE WHEN v.seen_at < :today
                                                           THEN v.seen_position
                                                           ELSE v.earlier_position END,
                                   seen_at = excluded.seen_at,
                                   seen_position = excluded.seen_position
                            RETURNING earlier_at, earlier_position
                            """)
                    .param("person", person)
                    .param("now", utc(now))
                    .param("today", today.toOffsetDateTime())
                    .query(HomeVisits::earlier)
                    .single();
        }

        /** The same for a page that refreshes itself, which does not count as a visit. */
        Optional<EarlierVisit> earlier(String person) {
            return jdbc.sql("""
                            SELECT earlier_at, earlier_position FROM office.home_visit
                             WHERE person = :person AND earlier_at IS NOT NULL
                            """)
                    .param("person", person)
                    .query(HomeVisits::earlier)
                    .optional()
                    .flatMap(Function.identity());
        }

        private static Optional<EarlierVisit> earlier(ResultSet row, int n) throws SQLException {
            var at = row.getObject("earlier_at", OffsetDateTime.class);
            return at == null
                    ? Optional.empty()
                    : Optional.of(new EarlierVisit(at.toInstant(), row.getLong("earlier_position")));
        }

        private static OffsetDateTime utc(Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
    }
}
