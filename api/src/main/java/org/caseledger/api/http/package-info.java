/** The HTTP interface: commands, queries, and a problem in plain words for what is wrong. */
@NullMarked
package org.caseledger.api.http;

import org.jspecify.annotations.NullMarked;
