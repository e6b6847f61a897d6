package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The complainant added facts to the complaint by the public portal, with what came as evidence
 * (O121-10).
 */
@EventType(value = "FactsAdded", zh = "补充事实", en = "Facts added")
public record FactsAdded(Sealed text, @Nullable List<Evidence> evidence, Occurred occurred) implements Act {}
