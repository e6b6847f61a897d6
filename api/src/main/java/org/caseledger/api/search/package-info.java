/** Full-text search over cases. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.search;
