package org.caseledger.api.process;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object-centric event log (OCEL 2.0) in the making, in one of the forms of the standard. */
public interface OcelFile extends Closeable {
    /** An event; its attributes are named in {@link OcelTypes#EVENT}. */
    record Event(String id, String type, Instant time, Map<String, String> attributes, List<Relation> relations) {}

    /** An object, given once; its attributes are named in {@link OcelTypes}. */
    record Item(String id, OcelTypes type, List<Value> attributes, List<Relation> relations) {}

    /** A value of an object's attribute, since a time; null: from the beginning. */
    record Value(String name, String value, @Nullable Instant since) {}

    /** That an event or object has to do with an object, and how. */
    record Relation(String objectId, String qualifier) {}

    void event(Event event) throws IOException;

    void object(Item object) throws IOException;

    /** Sends what is not sent yet; nothing can be added any more. */
    void finish() throws IOException;
}
