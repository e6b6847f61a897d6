package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.CategoryCode;

/** A category of the office by its code, and its names of then from the upper level on. */
public record NamedCategory(CategoryCode code, List<String> names) {}
