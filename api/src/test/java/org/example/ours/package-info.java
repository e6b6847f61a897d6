/** An extension as an office would write it; docs/extending.md explains it. */
@NullMarked
package org.example.ours;

import org.jspecify.annotations.NullMarked;
