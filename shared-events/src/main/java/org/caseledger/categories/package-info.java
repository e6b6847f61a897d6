/** The category lists of an office: objects and problems, each of two levels. */
@org.jspecify.annotations.NullMarked
package org.caseledger.categories;
