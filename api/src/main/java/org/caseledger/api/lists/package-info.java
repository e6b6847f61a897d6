/** What the lists of pages have in common: their columns and orders as the reader chose them. */
@NullMarked
package org.caseledger.api.lists;

import org.jspecify.annotations.NullMarked;
