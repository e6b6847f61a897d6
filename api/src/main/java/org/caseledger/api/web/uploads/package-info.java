/** Files that are uploaded: which kinds are taken, and how many at once. */
@NullMarked
package org.caseledger.api.web.uploads;

import org.jspecify.annotations.NullMarked;
