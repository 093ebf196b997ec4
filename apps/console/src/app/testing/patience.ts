/** How long a spec waits for what comes by itself: a machine that others use too may stand still for a while. */
export const patienceMs = 4000;
