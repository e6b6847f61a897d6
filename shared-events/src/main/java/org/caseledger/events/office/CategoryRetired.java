package org.caseledger.events.office;

import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;

/** A category is not chosen any more; the cases that have it keep it. */
@EventType("CategoryRetired")
public record CategoryRetired(CategoryCode code, String reason) implements CategoryEvent {}
