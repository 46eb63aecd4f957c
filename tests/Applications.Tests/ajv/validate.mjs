// Reads {schemas: {name: schema}, cases: [{schema, instance}]} and answers, for each case, the pointers at which ajv finds something wrong.
import { readFileSync, writeFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [input, output] = process.argv.slice(2);
const { schemas, cases } = JSON.parse(readFileSync(input, "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
ajv.addVocabulary(["x-title-en"]);

// GB 32100-2015, written from the standard: 31 characters, weights 3^i mod 31.
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
ajv.addFormat("unified-social-credit-code", (text) => {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  let sum = 0;
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31) sum += weight * alphabet.indexOf(text[i]);
  return alphabet[(31 - (sum % 31)) % 31] === text[17];
});

const escape = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");
const pointerOf = (error) =>
  error.propertyName !== undefined ? `${error.instancePath}/${escape(error.propertyName)}`
  : error.keyword === "required" ? `${error.instancePath}/${escape(error.params.missingProperty)}`
  : error.keyword === "additionalProperties" ? `${error.instancePath}/${escape(error.params.additionalProperty)}`
  : error.keyword === "propertyNames" ? `${error.instancePath}/${escape(error.params.propertyName)}`
  : error.instancePath;

const compiled = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
writeFileSync(output, JSON.stringify(cases.map(({ schema, instance }) => {
  const validate = compiled[schema];
  validate(instance);
  return [...new Set((validate.errors ?? []).filter((e) => e.keyword !== "if").map(pointerOf))].sort();
})));
