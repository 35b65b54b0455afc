namespace StrictCors.Tool.Conformance.Cases;

/// <summary>What is expected of one request. What is not given is not looked at.</summary>
internal sealed record CaseExpectation
{
    /// <summary>Gets whether the page reads the answer.</summary>
    public bool? Reads { get; set; }

    /// <summary>Gets the status: <c>200</c>, <c>2xx</c> or <c>below 500</c>.</summary>
    public string? Status { get; set; }

    public string? Body { get; set; }

    /// <summary>Gets the headers that the page reads.</summary>
    public IReadOnlyDictionary<string, string> Header { get; set; } = new Dictionary<string, string>();

    /// <summary>Gets the headers that the page does not read.</summary>
    public IReadOnlyList<string> Hides { get; set; } = [];

    /// <summary>Gets whether the request itself, not its preflight, is sent.</summary>
    public bool? Arrives { get; set; }

    /// <summary>Gets the step of the Fetch standard that fails, as the console of the browser names it.</summary>
    public string? Step { get; set; }

    /// <summary>Gets whether a preflight is <c>Sent</c> or taken <c>FromCache</c>.</summary>
    public string? Preflight { get; set; }

    /// <summary>Gets whether the answer is one that an earlier step has got from the server.</summary>
    public bool? Hit { get; set; }

    /// <summary>Gets whether the answer lets a page of the origin in the request read it.</summary>
    public bool? Grants { get; set; }

    /// <summary>Gets origins of which no page may read the answer.</summary>
    public IReadOnlyList<string> GrantsNot { get; set; } = [];

    /// <summary>Gets headers that the answer does not have.</summary>
    public IReadOnlyList<string> Absent { get; set; } = [];

    /// <summary>Gets headers that have one line at most, or, for <c>Vary</c>, no member twice.</summary>
    public IReadOnlyList<string> Once { get; set; } = [];

    /// <summary>Gets methods that the answer does not allow.</summary>
    public IReadOnlyList<string> AllowsNot { get; set; } = [];

    /// <summary>Gets whether the handler has run.</summary>
    public bool? Handler { get; set; }

    /// <summary>Gets how many times handlers have run since the first step.</summary>
    public int? Runs { get; set; }

    /// <summary>Gets whether <c>Access-Control-Allow-Headers</c> has the requested headers.</summary>
    public bool? Echoes { get; set; }

    /// <summary>Gets whether <c>Access-Control-Allow-Methods</c> has the requested method.</summary>
    public bool? EchoesMethod { get; set; }

    /// <summary>Gets a word that the content has, or a header that is not one of CORS or HTTP.</summary>
    public string? Says { get; set; }

    /// <summary>Gets the seconds in which the answer is there.</summary>
    public int? Seconds { get; set; }

    /// <summary>Gets the length of the answer's head and content.</summary>
    public int? Bytes { get; set; }

    /// <summary>Gets whether the WebSocket opens.</summary>
    public bool? Opens { get; set; }
}
