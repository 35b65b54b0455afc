namespace StrictCors.Conformance.Reference;

/// <summary>A mistake that the reference makes when it is told to. Each one is a mistake that servers make.</summary>
internal enum Flaw
{
    None,

    // Which origins are allowed.
    NoHeaders, ReflectsOrigin, AllowsNull, MatchesStart, MatchesEnd, MatchesAnywhere, MatchesHostOnly, IgnoresScheme, IgnoresPort, DotIsAnyCharacter,
    AllowsBelow, AllowsAbove, FirstOriginOnly, AllowsApex, OneLevelOnly, NoHyphens, SubdomainEndsOnly, SubdomainAnywhere, SubdomainAnyScheme,
    SubdomainAnyPort, SubdomainDotIsAnyCharacter, SubdomainStartsOnly, LoopbackIsLocalhost, SplitsOrigin,

    // Vary and caches.
    NoVary, VaryOnlyIfAllowed, VaryUnderAnyOrigin, AnyOnlyWithOrigin, AnyReflects, VaryReplaced, VaryDoubled, FixedOriginWhenNotModified,
    NotModifiedForgets, NoStore, PreflightsWithoutVary, NoVaryOnErrors, NoVaryOnRedirects, NoVaryForPrograms,

    // Answers.
    NotOnFailures, OnlyOnSuccess, NotOnRedirects, NotOnErrorsOfHandlers, Doubled, KeepsOwnHeader, AddsToOwnHeader, ListsOrigins,
    DisabledIsOpen, RefusesForeign, RefusesPrograms, FailsForPrograms, ServerErrorForOddOrigin, SlowForLongOrigin,

    // Credentials and exposed headers.
    CredentialsEverywhere, AnyReflectsWithCredentials, NoCredentials, StarWithCredentials, NoExposed, ExposesAll, ExposesStar,

    // Preflights.
    PreflightNotFound, PreflightRunsHandler, PreflightGuarded, PreflightRedirected, NoMethods, AllMethods, EchoesAnyMethod, NoHeaderList, AllHeaders,
    HeadersCaseSensitive, OneHeaderOnly, StarForMethods, StarForHeaders, NoMaxAge, DayAsMaxAge, RequestedMethodOnly, RequestedHeadersOnly,
    TellsStrangers, TellsFirstOrigin, DeniesAsNotFound, DeniesInSilence, PreflightHeadersEverywhere, ExposesInPreflight, PreflightHasBody,
    SwallowsOptions, SafelistedMethodsOnly, NeedsRequestedHeaders, SlowForMany, UpperCasesMethod, FirstMethodLine, HandlerRunsUnseen,
    PreflightVaryOriginOnly,

    // WebSockets.
    SocketsUnchecked, SocketsClosed, SocketsOfListedOnly, SocketsMatchStart, SocketsTakeLastOrigin, SocketsIgnoreCookies,
}
