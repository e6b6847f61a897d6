@NullMarked
package org.caseledger.api.migration;

import org.jspecify.annotations.NullMarked;
