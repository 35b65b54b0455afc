using Microsoft.AspNetCore.Mvc;

namespace StrictCors.Tests.Conformance;

/// <summary>Two actions of one path and method, by content type.</summary>
[ApiController]
[Route("mvc")]
internal sealed class ConsumesController : ControllerBase
{
    [HttpPost("same")]
    [Consumes("application/json")]
    [StrictCors("a")]
    public string SameJson() => "json";

    [HttpPost("same")]
    [Consumes("text/xml")]
    [StrictCors("a")]
    public string SameXml() => "xml";

    [HttpPost("different")]
    [Consumes("application/json")]
    [StrictCors("a")]
    public string DifferentJson() => "json";

    [HttpPost("different")]
    [Consumes("text/xml")]
    [StrictCors("b")]
    public string DifferentXml() => "xml";

    [HttpPost("not-chosen")]
    [Consumes("application/json")]
    public string PlainJson() => "json";

    [HttpPost("not-chosen")]
    [Consumes("text/xml")]
    public string PlainXml() => "xml";
}
