"""What an (epsilon, delta) promise rules out, whatever the attacker knows but the one record.

For every event S of the two worlds, P(S) <= e^epsilon Q(S) + delta. So an attack with a chance a of being right by luck
is right with a chance of at most

    min(e^epsilon a + delta, 1 - e^-epsilon (1 - delta - a))

(Wasserman, Zhou 2010; Kairouz, Oh, Viswanath 2015; Dong, Roth, Su 2022). With a as the false-positive rate this caps
the true positives of "were you in it?"; with a as the chance of a blind guess it caps rebuilding, and guessing one of
several values, on average over the candidates (Balle, Cherubin, Hayes 2022; Kaissis, Hayes, Ziller, Rueckert 2023).
With Gaussian noise the cap is Phi(Phi^-1(a) + mu).

Where any two values of a report must look alike (noise on the device), let z be the value with the chance p_z <= a,
P_z the world in which it was reported, A_z the answers on which z is guessed, s the chance of a right guess. Against
the mixture of the other worlds, P_z(A_z) <= e^epsilon sum_y!=z p_y P_y(A_z)/(1 - p_z) + delta, and
sum_z sum_y!=z p_y P_y(A_z) = 1 - s. Adding up over z gives s <= a e^epsilon (1 - s)/(1 - a) + delta, so

    s <= (a e^epsilon + (1 - a) delta) / (a e^epsilon + 1 - a)

which randomised response attains for delta 0 and equally likely values (Kairouz, Oh, Viswanath 2016).
"""

import math

from desktop.core.normal import below, quantile

FAR = 700.0
"""Above this e^epsilon is no double any more."""


def raised(chance: float, epsilon: float, delta: float) -> float:
    """The most that a chance in the one world can be in the other, for a chance in (0, 1)."""
    grown = math.exp(min(epsilon, FAR)) * chance + delta
    mirrored = 1 - math.exp(-epsilon) * (1 - delta - chance)
    return max(0.0, min(1.0, grown, mirrored))


def guess_cap(prior: float, epsilon: float, delta: float) -> float:
    """How often the right one of several candidates is named at the most, where luck alone gives `prior`."""
    return raised(prior, epsilon, delta)


def value_guess_cap(prior: float, epsilon: float, delta: float) -> float:
    """How often the value in a report is named at the most, of any two of which must look alike; prior in (0, 1)."""
    rest = (1 - prior) / prior * math.exp(-min(epsilon, FAR))
    return min(1.0, (1 + rest * delta) / (1 + rest))


def true_positive_cap(false_positive: float, epsilon: float, delta: float) -> float:
    """The share of members found at the most, at a rate of false alarms."""
    return raised(false_positive, epsilon, delta)


def membership_accuracy(epsilon: float, delta: float) -> float:
    """How often "were you in it?" is answered right at the most, where both answers are as likely."""
    return min(1.0, (1 + delta * math.exp(-epsilon)) / (1 + math.exp(-epsilon)))


def membership_advantage(epsilon: float, delta: float) -> float:
    """True positives less false positives at the most."""
    shrunk = math.exp(-epsilon)
    return min(1.0, (1 - shrunk + 2 * delta * shrunk) / (1 + shrunk))


def posterior_cap(prior: float, epsilon: float) -> float:
    """How sure an attacker can be that you were in it who thought so with `prior`.

    Hard for delta 0; with delta above 0 it can fail with a chance of about delta.
    """
    return 1 / (1 + (1 - prior) / prior * math.exp(-min(epsilon, FAR)))


def gaussian_guess_cap(prior: float, mu: float) -> float:
    """The cap on guesses for Gaussian noise, from mu."""
    return below(quantile(prior) + mu)


def gaussian_advantage(mu: float) -> float:
    """True positives less false positives at the most, for Gaussian noise."""
    return below(mu / 2) - below(-mu / 2)


def renyi_guess_cap(prior: float, mu: float) -> float:
    """The looser cap for Gaussian noise from Renyi divergences (Balle, Cherubin, Hayes 2022), at the best order."""
    room = math.sqrt(-2 * math.log(prior)) - mu
    return math.exp(-room * room / 2) if room > 0 else 1.0


def for_records(epsilon: float, delta: float, records: int) -> tuple[float, float]:
    """What a promise for one record is for so many: (k e, d (e^(k e) - 1)/(e^e - 1)).

    A delta of 1 or above promises nothing; it is infinite where it is no double any more.
    """
    whole = records * epsilon
    if whole > FAR:
        return whole, math.inf if delta and records > 1 else delta
    return whole, delta * (math.expm1(whole) / math.expm1(epsilon))


def after_times(epsilon: float, delta: float, times: int) -> tuple[float, float]:
    """What a promise for one day, month or release is for so many, added up plainly."""
    return epsilon * times, delta * times
