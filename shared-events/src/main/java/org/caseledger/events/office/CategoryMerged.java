package org.caseledger.events.office;

import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;

/** A category went into another one, under which its cases count from now on. */
@EventType("CategoryMerged")
public record CategoryMerged(CategoryCode code, CategoryCode into, String reason) implements CategoryEvent {}
