/** What the lists of pages have in common: their columns and orders as the reader chose them. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.lists;
