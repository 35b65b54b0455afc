
namespace StrictCors.Tests.Properties.Fetch;

/// <summary>What a script of another origin asks <c>fetch()</c> or <c>XMLHttpRequest</c> for.</summary>
internal sealed record Page(string Origin, string Method, IReadOnlyList<(string Name, string Value)> Headers, bool IncludesCredentials,
    bool HasUploadListener)
{
    public override string ToString() =>
        $"{Method} from {Origin} "
            + $"[{string.Join("; ", Headers.Select(header => $"{header.Name}: {header.Value}"))}]"
            + $"{(IncludesCredentials ? " credentials" : "")}{(HasUploadListener ? " upload listener" : "")}";
}
