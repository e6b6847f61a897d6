package org.caseledger.api.web;

import java.time.Clock;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Listing;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.springframework.stereotype.Component;

/** Reads lists for programs and pages. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ListReading {
    private final Lists lists;
    private final Paging paging;
    private final Clock clock;

    /** The part of a list that is asked for, as far as this person sees it. */
    public <Q extends Record, R> Page<R> find(Listing<Q, R> list, Q question, Paging.Part part, Actor actor) {
        return find(list, question, part, reader(actor));
    }

    /** The same as of an instant. */
    public <Q extends Record, R> Page<R> find(Listing<Q, R> list, Q question, Paging.Part part, Reader reader) {
        mustNotBeReversed(question);
        paging.waitFor(part.after());
        return lists.find(list, question, reader, Paging.page(part.page()), Paging.size(part.size()));
    }

    /** The first rows of a list, so many, as far as this person sees them. */
    public <Q extends Record, R> List<R> first(int most, Listing<Q, R> list, Q question, Actor actor) {
        mustNotBeReversed(question);
        return lists.find(list, question, reader(actor), 0, most).rows();
    }

    /** This person, now. */
    public Reader reader(Actor actor) {
        return new Reader(AccessPolicy.onlyUnit(actor), clock.instant());
    }

    /** This person, once the views are as new as asked for: to count what a question asks for. */
    public Reader upTo(Paging.Part part, Record question, Actor actor) {
        mustNotBeReversed(question);
        paging.waitFor(part.after());
        return reader(actor);
    }

    /** Refuses a period that ends before it begins. */
    private static void mustNotBeReversed(Record question) {
        if (question instanceof InPeriod period) {
            PeriodParameter.mustNotBeReversed(period.from(), period.until());
        }
    }
}
