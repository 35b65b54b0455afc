using System.Globalization;
using StrictCors.Checks;
using StrictCors.Configuration;
using StrictCors.Page.Explaining;
using StrictCors.Page.Watching;
using StrictCors.Text;

namespace StrictCors.Page.Listing;

/// <summary>The policies in force, as they are written, with the source of each list.</summary>
internal sealed class PolicyList(Watch watch, PolicyStore store)
{
    // A list may have a million entries.
    private const int MaxEntries = 100;

    // What is shown of one entry. An origin has at most 326 characters.
    private const int MaxLength = 400;

    public PageOf<PolicyRow> Find(string text, int offset)
    {
        // A host without startup filters has checked nothing at startup.
        var options = watch.Settings.Options ?? store.Check().Options;
        var found = WrittenPolicy.All(options)
            .Where(policy => text.Length == 0 || IsIn(policy.Name) || PolicyLists.Keys.Any(key => IsInList(policy.Options, key)))
            .OrderBy(policy => policy.IsInline).ThenBy(policy => policy.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var part = PageOf<WrittenPolicy>.Of(found, offset);
        return new(part.Total, part.Offset, [.. part.Rows.Select(policy => Row(options, policy, text))]);

        bool IsIn(string value) => value.Contains(text, StringComparison.OrdinalIgnoreCase);

        bool IsInList(StrictCorsPolicyOptions policy, string key) => PolicyLists.Get(policy, key)?.Any(IsIn) == true;
    }

    private static PolicyRow Row(StrictCorsOptions options, WrittenPolicy policy, string text)
    {
        var sources = policy.Options.ListProviders;
        var isDefault = !policy.IsInline && options.DefaultPolicy is { } names
            && ListEntries.Split(names).Contains(policy.Name, StringComparer.OrdinalIgnoreCase);
        return new(
            Display.SingleLine(policy.Name, MaxLength), Display.SingleLine(policy.Path, MaxLength), isDefault, [.. Settings(policy.Options)],
            [.. PolicyLists.Keys.Select(key => List(key, PolicyLists.Get(policy.Options, key) ?? [], sources.GetValueOrDefault(key), text))
                .Where(list => list.Total > 0)]);
    }

    private static ListRow List(string key, IList<string> entries, string? source, string text)
    {
        var found = entries.Count > MaxEntries && text.Length > 0
            ? entries.Where(entry => entry.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(MaxEntries).ToList() : [];
        var shown = found.Count > 0 ? found : entries;
        return new(key, Display.SingleLine(source ?? "default", MaxLength), entries.Count,
            [.. shown.Take(MaxEntries).Select(entry => Display.SingleLine(entry, MaxLength))]);
    }

    private static IEnumerable<SettingRow> Settings(StrictCorsPolicyOptions policy)
    {
        yield return new(nameof(policy.Enforcement), policy.Enforcement.ToString());
        yield return new(nameof(policy.AllowCredentials), Write(policy.AllowCredentials));
        if (policy.PreflightMaxAge is { } age)
        {
            yield return new(nameof(policy.PreflightMaxAge), age.ToString("c", CultureInfo.InvariantCulture));
        }

        yield return new(nameof(policy.PreflightStatusCode), policy.PreflightStatusCode.ToString(CultureInfo.InvariantCulture));
        if (policy.OriginSource is var (type, _))
        {
            yield return new("Origin source", Display.Escape(type.Name));
        }

        foreach (var (key, isOn) in (IEnumerable<(string, bool)>)
        [
            (nameof(policy.DangerouslyAllowNullOrigin), policy.DangerouslyAllowNullOrigin),
            (nameof(policy.DangerouslyAllowInsecureOrigins), policy.DangerouslyAllowInsecureOrigins),
            (nameof(policy.DangerouslyAllowPublicSuffixWildcards), policy.DangerouslyAllowPublicSuffixWildcards),
        ])
        {
            if (isOn)
            {
                yield return new(key, Write(isOn));
            }
        }
    }

    private static string Write(bool value) => value ? "true" : "false";
}
