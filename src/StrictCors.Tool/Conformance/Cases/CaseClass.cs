using System.Text.Json.Serialization;

namespace StrictCors.Tool.Conformance.Cases;

/// <summary>What a lost case means.</summary>
[JsonConverter(typeof(KebabCase<CaseClass>))]
internal enum CaseClass
{
    /// <summary>A page that should read cannot, or one that should not can.</summary>
    Must,

    /// <summary>A cache that obeys RFC 9111 serves a wrong answer.</summary>
    Cache,

    /// <summary>The server is easier to attack than it has to be.</summary>
    Safe,

    /// <summary>A developer has to guess, or browsers and caches work more than they have to.</summary>
    Kind,
}
