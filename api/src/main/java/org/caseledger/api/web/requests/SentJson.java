package org.caseledger.api.web.requests;

import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.springframework.util.function.SingletonSupplier;

/** The JSON that a program or a form sent, as which request, and by whom. */
@RequiredArgsConstructor
public final class SentJson {
    private final byte[] json;
    private final JsonBodies bodies;
    private final SingletonSupplier<Request> request;
    private final Actor actor;

    /** The record that it holds. */
    public <T> T as(Class<T> type) {
        return bodies.read(json, type);
    }

    /** The record that it holds, with a field that the address gives instead. */
    public <T> T as(Class<T> type, String givenField, Object givenValue) {
        return bodies.read(json, type, givenField, givenValue.toString());
    }

    public byte[] bytes() {
        return json;
    }

    public Request request() {
        return request.obtain();
    }

    public Actor actor() {
        return actor;
    }
}
