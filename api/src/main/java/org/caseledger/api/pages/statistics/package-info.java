/** Pages of the counts: statistics, how the limits were kept, and the ways that cases took. */
@NullMarked
package org.caseledger.api.pages.statistics;

import org.jspecify.annotations.NullMarked;
